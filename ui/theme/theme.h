#pragma once
#include "ui/theme/roles.h"
#include <QFont>
#include <QObject>
#include <QPalette>
#include <array>
#include <memory>

class QApplication;
class QWidget;

namespace boxoffice {

struct Tokens;

/// Sizes of one face in pixels, already scaled by the text size where text sits inside.
struct Metrics {
    int control = 32;      ///< height of a field or button
    int primary = 48;      ///< height of the one primary button
    int target = 24;       ///< smallest thing that can be hit
    int gutter = 16;       ///< margin of a panel
    int gap = 8;           ///< between neighbours
    int fieldPadding = 10; ///< left and right inside a control
    int icon = 16;
    int border = 1;        ///< of a control
    int errorBorder = 3;
    int radiusKeycap = 4, radiusControl = 6, radiusButton = 8, radiusCard = 10;
    int focusGap = 2, focusRing = 3;
};

enum class Motion { Press, State, Pane, Dialog };

/// Colours, fonts and sizes of tokens.json for one face, theme and text size. Built once by the composition root
/// or a test; ui::initResources() first. Thread: UI.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(Face face, ThemeName name = ThemeName::Light, qreal textScale = 1.0, QObject* parent = nullptr);
    ~Theme() override;

    /// The theme set by useFor() on the widget or a parent, else the one applied to the application.
    /// A program without either is wrong and ends.
    [[nodiscard]] static Theme& of(const QWidget* widget);

    [[nodiscard]] Face face() const { return m_face; }
    [[nodiscard]] ThemeName name() const { return m_name; }
    [[nodiscard]] qreal textScale() const { return m_textScale; }
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }

    [[nodiscard]] QColor color(Role role) const;
    [[nodiscard]] QFont font(TextStyle style) const;
    /// Line height of tokens.json, scaled by the text size.
    [[nodiscard]] int lineHeight(TextStyle style) const;
    /// Design pixels of something that holds text, scaled by the text size.
    [[nodiscard]] int px(int designPixels) const;
    [[nodiscard]] Metrics metrics() const;
    /// Milliseconds; zero under reduced motion.
    [[nodiscard]] int duration(Motion motion) const;
    /// Background, middle and light tone of an event's bowl art; any index.
    [[nodiscard]] std::array<QColor, 3> artTones(int index) const;
    [[nodiscard]] QColor tint(Severity severity) const;
    [[nodiscard]] Role ink(Severity severity) const;

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
    /// Fusion, palette, style sheet, font; stays in charge of `app` on every later change.
    void apply(QApplication& app);
    void useFor(QWidget& window);

public Q_SLOTS:
    void setTheme(boxoffice::ThemeName name);
    /// 1.0, 1.2 or 1.4.
    void setTextScale(qreal scale);
    void setReducedMotion(bool reduced);

Q_SIGNALS:
    void changed();

private:
    void refresh();
    Face m_face;
    ThemeName m_name;
    qreal m_textScale;
    bool m_reducedMotion = false;
    std::unique_ptr<const Tokens> m_tokens;
    QApplication* m_app = nullptr;
};

/// light, dark or contrast; anything else is light.
[[nodiscard]] ThemeName themeNamed(const QString& name);
/// Re-reads the style sheet after a dynamic property (kind, state, armed...) of the widget changed.
void repolish(QWidget& widget);
/// Sets a dynamic property and re-polishes when it changed.
void setLook(QWidget& widget, const char* property, const QString& value);

} // namespace boxoffice
