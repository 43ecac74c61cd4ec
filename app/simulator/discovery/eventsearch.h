#pragma once
#include "simulator/http/httpmessage.h"
#include "simulator/world/world.h"

namespace boxoffice::simulator {

/// A Discovery search that could not be read: an error code of section 6 and its text.
struct SearchError {
    const char* code;
    QString detail;
};

/// Finds and sorts events (API section 6.2). `unknown` gets the parameters that were ignored.
class EventSearch {
public:
    [[nodiscard]] static std::optional<SearchError> read(const Query& query, EventSearch& into, QStringList& unknown);
    /// Indices into World::shows(), sorted.
    [[nodiscard]] std::vector<int> find(const World& world) const;

    int size = 20;
    int page = 0;

private:
    enum class Include { Yes, No, Only };
    [[nodiscard]] bool accepts(const World& world, const Show& show) const;
    [[nodiscard]] bool acceptsPlace(const World& world, const Show& show) const;
    [[nodiscard]] bool take(const QueryItem& item, QString& badDate);
    void sorted(const World& world, std::vector<int>& found) const;

    QStringList m_words;
    QStringList m_ids;
    QStringList m_venueIds;
    QString m_country;
    QString m_state;
    QString m_city;
    QString m_market;
    QString m_dma;
    QString m_classification;
    QString m_sort = QStringLiteral("relevance,desc");
    std::optional<qint64> m_from;
    std::optional<qint64> m_to;
    QDate m_localFrom;
    QDate m_localTo;
    std::optional<Include> m_tba;
    std::optional<Include> m_tbd;
};

} // namespace boxoffice::simulator
