#pragma once
#include <QByteArray>
#include <QList>
#include <QString>

namespace boxoffice {

/// Text as a JSON string, quotes included.
[[nodiscard]] QByteArray jsonString(const QString& text);
/// An id as the samples send it: a number if it is spelled like one, else a string (API T7).
[[nodiscard]] QByteArray jsonIdNumber(const QString& id);
[[nodiscard]] QByteArray jsonArray(const QList<QByteArray>& values);

/// Writes one JSON object, members in the order they are added; numbers keep the text they are given, so that no
/// amount passes through a double.
class JsonObject {
public:
    JsonObject& text(const char* name, const QString& value) { return raw(name, jsonString(value)); }
    /// Left out when empty.
    JsonObject& textIfAny(const char* name, const QString& value) { return value.isEmpty() ? *this : text(name, value); }
    JsonObject& number(const char* name, qint64 value) { return raw(name, QByteArray::number(value)); }
    JsonObject& boolean(const char* name, bool value) { return raw(name, value ? "true" : "false"); }
    JsonObject& object(const char* name, const JsonObject& value) { return raw(name, value.bytes()); }
    /// Left out when it has no members.
    JsonObject& objectIfAny(const char* name, const JsonObject& value)
    {
        return value.m_members.isEmpty() ? *this : object(name, value);
    }
    /// `json` is written as it is.
    JsonObject& raw(const char* name, const QByteArray& json);
    [[nodiscard]] QByteArray bytes() const;

private:
    QList<QByteArray> m_members;
};

} // namespace boxoffice
