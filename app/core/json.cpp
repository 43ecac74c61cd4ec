#include "core/json.h"
#include <charconv>
#include <simdjson.h>
#include <unordered_set>

namespace boxoffice {
namespace {

constexpr int maxDepth = 64;
enum class Kind { Null, Bool, Number, String, Array, Object };

} // namespace

struct JsonDocument::Node {
    Kind kind = Kind::Null;
    bool truth = false;
    std::string text; ///< unescaped string, or the number as spelled
    std::vector<Node> children;
    std::vector<std::string> names; ///< of children, for an object
};

struct JsonDocument::Problem {
    std::optional<Failure> first;
};

namespace {

namespace od = simdjson::ondemand;
using Node = JsonDocument::Node;

struct Broken {
    QString detail;
};

template <class T>
T need(simdjson::simdjson_result<T>&& result)
{
    T value;
    if (const auto error = std::forward<simdjson::simdjson_result<T>>(result).get(value))
        throw Broken{QString::fromUtf8(simdjson::error_message(error))};
    return value;
}

std::string trimmed(std::string_view token)
{
    constexpr std::string_view space = " \t\r\n";
    const std::size_t from = token.find_first_not_of(space);
    return std::string(token.substr(from, token.find_last_not_of(space) - from + 1));
}

Node read(od::value value, int depth);

void readArray(od::value& value, int depth, Node& node)
{
    for (auto element : need(value.get_array()))
        node.children.push_back(read(need(std::move(element)), depth + 1));
}

void readObject(od::value& value, int depth, Node& node)
{
    std::unordered_set<std::string> seen;
    for (auto field : need(value.get_object())) {
        std::string name(need(field.unescaped_key()));
        if (!seen.insert(name).second)
            throw Broken{QStringLiteral("duplicate key ") + QString::fromStdString(name)};
        node.names.push_back(std::move(name));
        node.children.push_back(read(need(field.value()), depth + 1));
    }
}

/// The text is already known to be good JSON, so a token is what its first character says.
Node read(od::value value, int depth)
{
    if (depth > maxDepth)
        throw Broken{QStringLiteral("deeper than 64")};
    Node node;
    switch (need(value.type())) {
    case od::json_type::array:
        node.kind = Kind::Array;
        readArray(value, depth, node);
        break;
    case od::json_type::object:
        node.kind = Kind::Object;
        readObject(value, depth, node);
        break;
    case od::json_type::string:
        node.kind = Kind::String;
        node.text = std::string(need(value.get_string()));
        break;
    case od::json_type::number:
        node.kind = Kind::Number;
        node.text = trimmed(value.raw_json_token());
        break;
    case od::json_type::boolean:
        node.kind = Kind::Bool;
        node.truth = value.raw_json_token().starts_with('t');
        break;
    case od::json_type::null:
        break;
    }
    return node;
}

/// A text that is one string, number, true, false or null.
Node readScalar(simdjson::dom::element root, std::string_view bytes)
{
    Node node;
    if (root.is_string()) {
        node.kind = Kind::String;
        node.text = std::string(need(root.get_string()));
    } else if (root.is_number()) {
        node.kind = Kind::Number;
        node.text = trimmed(bytes);
    } else if (root.is_bool()) {
        node.kind = Kind::Bool;
        node.truth = need(root.get_bool());
    }
    return node;
}

/// The strict DOM parser judges the grammar; the on-demand walk after it keeps how numbers were spelled, which
/// the DOM forgets.
Node readAll(const simdjson::padded_string& padded)
{
    simdjson::dom::parser judge;
    const simdjson::dom::element root = need(judge.parse(padded));
    if (!root.is_object() && !root.is_array())
        return readScalar(root, padded);
    od::parser parser;
    od::document document = need(parser.iterate(padded));
    return read(need(document.get_value()), 1);
}

Failure broken(FailureKind kind, const QString& detail)
{
    return Failure{.kind = kind, .where = QStringLiteral("$"), .detail = detail};
}

/// Whether a person would call this JSON that broke, rather than something else altogether.
bool looksLikeJson(QByteArrayView bytes)
{
    for (const char c : bytes)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            return c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n';
    return false;
}

} // namespace

JsonDocument::JsonDocument(std::unique_ptr<Node> root)
    : m_root(std::move(root)), m_problem(std::make_unique<Problem>())
{
}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

Result<JsonDocument> JsonDocument::parse(QByteArrayView bytes)
{
    if (!looksLikeJson(bytes))
        return broken(FailureKind::WrongContent, bytes.isEmpty() ? QStringLiteral("empty") : QStringLiteral("not JSON"));
    try {
        const simdjson::padded_string padded(bytes.data(), static_cast<std::size_t>(bytes.size()));
        return JsonDocument(std::make_unique<Node>(readAll(padded)));
    } catch (const Broken& why) {
        return broken(FailureKind::BadJson, why.detail);
    }
}

JsonReader JsonDocument::root() const { return {m_root.get(), m_problem.get(), QStringLiteral("$")}; }

JsonReader::JsonReader(const JsonDocument::Node* node, JsonDocument::Problem* problem, QString path)
    : m_node(node), m_problem(problem), m_path(std::move(path))
{
}

bool JsonReader::isNull() const { return exists() && m_node->kind == Kind::Null; }
bool JsonReader::isObject() const { return exists() && m_node->kind == Kind::Object; }
bool JsonReader::isArray() const { return exists() && m_node->kind == Kind::Array; }
bool JsonReader::isString() const { return exists() && m_node->kind == Kind::String; }
bool JsonReader::isNumber() const { return exists() && m_node->kind == Kind::Number; }

void JsonReader::fail(FailureKind kind, const QString& detail) const
{
    if (!m_problem->first)
        m_problem->first = Failure{.kind = kind, .where = m_path, .detail = detail};
}

std::optional<Failure> JsonReader::failure() const { return m_problem->first; }

void JsonReader::missed(const char* expected) const
{
    fail(absentOrNull() ? FailureKind::MissingField : FailureKind::WrongType,
         QStringLiteral("expected ") + QLatin1String(expected));
}

JsonReader JsonReader::operator[](std::string_view key) const
{
    QString path = m_path + QLatin1Char('.') + QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size()));
    if (isObject())
        for (std::size_t i = 0; i < m_node->names.size(); ++i)
            if (m_node->names[i] == key)
                return {&m_node->children[i], m_problem, std::move(path)};
    return {nullptr, m_problem, std::move(path)};
}

std::vector<JsonReader> JsonReader::items() const
{
    std::vector<JsonReader> all;
    if (!isArray()) {
        missed("array");
        return all;
    }
    all.reserve(m_node->children.size());
    for (std::size_t i = 0; i < m_node->children.size(); ++i)
        all.push_back({&m_node->children[i], m_problem, m_path + QStringLiteral("[%1]").arg(i)});
    return all;
}

std::vector<JsonReader> JsonReader::maybeItems() const
{
    return absentOrNull() ? std::vector<JsonReader>() : items();
}

std::vector<QString> JsonReader::keys() const
{
    std::vector<QString> all;
    if (isObject())
        for (const std::string& name : m_node->names)
            all.push_back(QString::fromStdString(name));
    return all;
}

QString JsonReader::string() const
{
    if (isString())
        return QString::fromStdString(m_node->text);
    missed("string");
    return {};
}

QString JsonReader::text() const
{
    if (isString() || isNumber())
        return QString::fromStdString(m_node->text);
    missed("string or number");
    return {};
}

qint64 JsonReader::integer() const
{
    if (isString() || isNumber())
        if (const std::optional<Decimal> value = Decimal::parse(m_node->text))
            if (const std::optional<qint64> whole = value->shifted(0))
                return *whole;
    missed("whole number");
    return 0;
}

bool JsonReader::boolean() const
{
    if (exists() && m_node->kind == Kind::Bool)
        return m_node->truth;
    missed("true or false");
    return false;
}

Decimal JsonReader::decimal() const
{
    if (isString() || isNumber())
        if (const std::optional<Decimal> value = Decimal::parse(m_node->text))
            return *value;
    missed("decimal number");
    return {};
}

std::optional<QString> JsonReader::maybeString() const
{
    return absentOrNull() ? std::nullopt : std::optional(string());
}
std::optional<QString> JsonReader::maybeText() const
{
    return absentOrNull() ? std::nullopt : std::optional(text());
}
std::optional<qint64> JsonReader::maybeInteger() const
{
    return absentOrNull() ? std::nullopt : std::optional(integer());
}
std::optional<bool> JsonReader::maybeBoolean() const
{
    return absentOrNull() ? std::nullopt : std::optional(boolean());
}
std::optional<Decimal> JsonReader::maybeDecimal() const
{
    return absentOrNull() ? std::nullopt : std::optional(decimal());
}

} // namespace boxoffice
