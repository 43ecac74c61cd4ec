#pragma once

class QLayout;

namespace boxoffice {

/// Takes every widget out of the layout: hidden at once, deleted when control returns to the event loop.
void clearLayout(QLayout& layout);

} // namespace boxoffice
