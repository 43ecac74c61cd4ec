#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace boxoffice {

/// tour.json and the pictures: what was done, how long it took, what was bought, what the buyer was told.
class TourLog {
public:
    explicit TourLog(QString folder) : m_folder(std::move(folder)) {}
    void step(const QString& name, qint64 milliseconds, double worstStallMs);
    /// Saves the window in front as NN-name.png and notes it with the last step; nothing without a folder.
    void picture(const QString& name);
    /// A text the buyer saw when something went wrong; said once.
    void problem(const QString& text);
    void set(const QString& name, const QJsonValue& value) { m_facts.insert(name, value); }
    [[nodiscard]] QJsonObject json() const;
    /// False when the file cannot be written.
    [[nodiscard]] bool save() const;
    [[nodiscard]] const QString& folder() const { return m_folder; }

private:
    QString m_folder;
    QJsonArray m_steps;
    QJsonArray m_problems;
    QJsonObject m_facts;
    int m_pictures = 0;
};

} // namespace boxoffice
