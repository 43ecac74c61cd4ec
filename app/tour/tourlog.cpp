#include "tour/tourlog.h"
#include "tour/eye.h"
#include <QDir>
#include <QJsonDocument>
#include <QPixmap>
#include <QSaveFile>

namespace boxoffice {

void TourLog::step(const QString& name, qint64 milliseconds, double worstStallMs)
{
    m_steps.append(QJsonObject{{QStringLiteral("name"), name},
                               {QStringLiteral("ms"), milliseconds},
                               {QStringLiteral("worst_stall_ms"), worstStallMs}});
}

void TourLog::picture(const QString& name)
{
    QWidget* window = eye::window();
    if (m_folder.isEmpty() || !window || !QDir().mkpath(m_folder))
        return;
    const QString file = QStringLiteral("%1-%2.png").arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(QString(name).replace(QLatin1Char(' '), QLatin1Char('-')));
    if (!window->grab().save(m_folder + QLatin1Char('/') + file) || m_steps.isEmpty())
        return;
    QJsonObject last = m_steps.last().toObject();
    last.insert(QStringLiteral("picture"), file);
    m_steps.replace(m_steps.size() - 1, last);
}

void TourLog::problem(const QString& text)
{
    if (!text.isEmpty() && !m_problems.contains(QJsonValue(text)))
        m_problems.append(text);
}

QJsonObject TourLog::json() const
{
    QJsonObject all = m_facts;
    all.insert(QStringLiteral("steps"), m_steps);
    all.insert(QStringLiteral("problems"), m_problems);
    return all;
}

bool TourLog::save() const
{
    if (m_folder.isEmpty())
        return true;
    if (!QDir().mkpath(m_folder))
        return false;
    QSaveFile file(m_folder + QStringLiteral("/tour.json"));
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json()).toJson()) > 0 && file.commit();
}

} // namespace boxoffice
