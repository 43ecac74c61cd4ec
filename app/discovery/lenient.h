#pragma once
#include "core/json.h"
#include "discovery/eventpage.h"

namespace boxoffice {

/// Reads optional fields of a listing. A value of another type or that makes no sense counts as absent and is
/// noted with its path, so that one odd field costs neither its event nor the page.
class Lenient {
public:
    explicit Lenient(QList<EventProblem>& problems) : m_problems(problems) {}

    [[nodiscard]] QString text(const JsonReader& field) const;
    [[nodiscard]] QUrl url(const JsonReader& field) const; ///< "//host/..." becomes https
    [[nodiscard]] bool flag(const JsonReader& field) const;
    [[nodiscard]] int count(const JsonReader& field) const;
    [[nodiscard]] std::optional<Decimal> decimal(const JsonReader& field) const;
    [[nodiscard]] std::optional<QDate> date(const JsonReader& field) const;
    [[nodiscard]] std::optional<QTime> time(const JsonReader& field) const;
    /// The 1900-01-01 placeholder of the service is nothing, without a note (Discovery 6.4).
    [[nodiscard]] std::optional<WallTime> instant(const JsonReader& field) const;
    [[nodiscard]] std::vector<JsonReader> items(const JsonReader& field) const;

    void note(const JsonReader& field, FailureKind kind, const QString& detail, bool eventUnreadable = false) const;

private:
    [[nodiscard]] bool given(const JsonReader& field) const { return field.exists() && !field.isNull(); }
    void noteType(const JsonReader& field, const char* expected) const;

    QList<EventProblem>& m_problems;
};

} // namespace boxoffice
