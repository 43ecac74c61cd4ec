#pragma once
#include "captcha/guards.h"
#include <QList>

namespace boxoffice::captcha::test {

/// Takes these walls away, and puts every other one back. Windows made afterwards have them so.
void takeAway(const QList<Guard>& guards);

} // namespace boxoffice::captcha::test
