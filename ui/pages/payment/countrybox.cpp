#include "ui/pages/payment/countrybox.h"
#include "ui/pages/payment/isoplaces.h"
#include <QAbstractItemView>
#include <QKeyEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>

namespace boxoffice {
namespace {

constexpr qint64 oneWordMs = 1500; ///< letters further apart begin a new word

} // namespace

CountryBox::CountryBox(QWidget* parent) : QComboBox(parent)
{
    for (const IsoCountry& country : isoCountries())
        addItem(country.name, country.code);
    setCurrentIndex(qMax(0, findData(QStringLiteral("US"))));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
}

int CountryBox::find(const QString& typed) const
{
    if (typed.size() == 2)
        if (const int row = findData(typed.toUpper()); row >= 0)
            return row;
    for (int row = 0; row < count(); ++row)
        if (itemText(row).startsWith(typed, Qt::CaseInsensitive))
            return row;
    return -1;
}

bool CountryBox::type(const QString& text)
{
    if (text.isEmpty() || !text.front().isPrint() || (text == QLatin1String(" ") && m_typed.isEmpty()))
        return false;
    if (text.front().isDigit()) // in no name; a card reader's are not to be kept here
        return true;
    if (!m_lastKey.isValid() || m_lastKey.elapsed() > oneWordMs)
        m_typed.clear();
    m_lastKey.start();
    m_typed += text;
    int row = find(m_typed);
    if (row < 0) { // a new word
        m_typed = text;
        row = find(m_typed);
    }
    if (row >= 0 && m_watching && view()->isVisible())
        view()->setCurrentIndex(model()->index(row, modelColumn(), rootModelIndex()));
    else if (row >= 0)
        setCurrentIndex(row);
    return true;
}

void CountryBox::keyPressEvent(QKeyEvent* event)
{
    const bool plain = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (!plain || !type(event->text()))
        QComboBox::keyPressEvent(event);
}

/// A name that has no room ends in an ellipsis before the chevron, which lies over the right end.
void CountryBox::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const int left = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).left();
    option.currentText = fontMetrics().elidedText(currentText(), Qt::ElideRight, width() - height() - left);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

int CountryBox::widthOfName() const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const int left = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this).left();
    return left + fontMetrics().horizontalAdvance(currentText()) + 2 + sizeHint().height();
}

void CountryBox::showPopup()
{
    QComboBox::showPopup();
    if (!std::exchange(m_watching, true))
        view()->installEventFilter(this);
}

bool CountryBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && type(static_cast<QKeyEvent*>(event)->text()))
        return true;
    return QComboBox::eventFilter(watched, event);
}

} // namespace boxoffice
