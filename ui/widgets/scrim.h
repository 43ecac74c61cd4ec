#pragma once
#include <QPointer>
#include <QWidget>

namespace boxoffice {

/// Dims a window and holds one dialog panel in its middle; keeps the focus inside and gives it back when closed.
/// Role Dialog/AlertMessage; the panel's accessible name is the dialog's.
class Scrim : public QWidget {
    Q_OBJECT
public:
    explicit Scrim(QWidget* window);
    /// Takes the panel over and shows it; `first` gets the focus. An open panel is replaced and deleted.
    void open(QWidget* panel, QWidget* first = nullptr);
    void close();
    [[nodiscard]] bool isOpen() const { return m_panel != nullptr; }
    [[nodiscard]] QWidget* panel() const { return m_panel; }

Q_SIGNALS:
    void opened();
    void closed();
    /// Esc inside the dialog.
    void cancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();
    QPointer<QWidget> m_panel;
    QPointer<QWidget> m_before;
};

} // namespace boxoffice
