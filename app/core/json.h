#pragma once
#include "core/decimal.h"
#include "core/result.h"
#include <QByteArrayView>
#include <memory>
#include <vector>

namespace boxoffice {

class JsonReader;

/// A whole JSON text, checked before anything is read: strict grammar (simdjson), UTF-8, no duplicate keys,
/// depth at most 64. Numbers keep their text, so money never passes through a double.
class JsonDocument {
public:
    /// FailureKind::WrongContent for text that is not JSON at all (HTML, empty), BadJson for broken JSON.
    [[nodiscard]] static Result<JsonDocument> parse(QByteArrayView bytes);
    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    ~JsonDocument();
    [[nodiscard]] JsonReader root() const;

    struct Node;

private:
    struct Problem;
    explicit JsonDocument(std::unique_ptr<Node> root);
    std::unique_ptr<Node> m_root;
    std::unique_ptr<Problem> m_problem; ///< first thing a reader missed
    friend class JsonReader;
};

/// A place in a JsonDocument. Required reads (`text()`, `integer()`...) return an empty value and record the
/// first miss with its path; `finish()` turns that record into a Failure. So a decoder reads top to bottom and
/// asks once at the end. Optional reads (`maybe...`) take absent and null as nothing, a wrong type as a miss.
/// Valid while its document lives.
class JsonReader {
public:
    [[nodiscard]] bool exists() const { return m_node != nullptr; }
    [[nodiscard]] bool isNull() const;
    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isString() const;
    [[nodiscard]] bool isNumber() const;

    /// A member of an object; absent if there is none or this is no object.
    [[nodiscard]] JsonReader operator[](std::string_view key) const;
    /// The elements of a required array; a missing or other thing is a miss.
    [[nodiscard]] std::vector<JsonReader> items() const;
    /// The elements of an array that may be absent or null.
    [[nodiscard]] std::vector<JsonReader> maybeItems() const;
    /// Keys of an object in document order; empty for anything else.
    [[nodiscard]] std::vector<QString> keys() const;

    [[nodiscard]] QString string() const;
    [[nodiscard]] QString text() const; ///< a string, or a number as it is spelled: ids come as both
    [[nodiscard]] qint64 integer() const; ///< a whole number, or a string that spells one
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] Decimal decimal() const; ///< a number, or a string that spells one

    [[nodiscard]] std::optional<QString> maybeString() const;
    [[nodiscard]] std::optional<QString> maybeText() const;
    [[nodiscard]] std::optional<qint64> maybeInteger() const;
    [[nodiscard]] std::optional<bool> maybeBoolean() const;
    [[nodiscard]] std::optional<Decimal> maybeDecimal() const;

    [[nodiscard]] const QString& path() const { return m_path; }
    /// Records a miss of the caller's own, e.g. a value outside its range.
    void fail(FailureKind kind, const QString& detail) const;
    /// The first miss recorded anywhere in this document, if any.
    [[nodiscard]] std::optional<Failure> failure() const;

    template <class T>
    [[nodiscard]] Result<T> finish(T value) const
    {
        if (std::optional<Failure> missed = failure())
            return *std::move(missed);
        return Result<T>(std::move(value));
    }

private:
    friend class JsonDocument;
    JsonReader(const JsonDocument::Node* node, JsonDocument::Problem* problem, QString path);
    [[nodiscard]] bool absentOrNull() const { return !exists() || isNull(); }
    void missed(const char* expected) const;

    const JsonDocument::Node* m_node = nullptr;
    JsonDocument::Problem* m_problem = nullptr;
    QString m_path;
};

} // namespace boxoffice
