#pragma once
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QStringList>

/// Which members a JSON text has, and of which types: "event.tickets[].available" -> {"number"}.
using Shape = QMap<QString, QSet<QString>>;

inline void collectShape(Shape& shape, const QJsonValue& value, const QString& path)
{
    static const QMap<int, QString> names{{QJsonValue::Null, QStringLiteral("null")}, {QJsonValue::Bool, QStringLiteral("bool")},
                                          {QJsonValue::Double, QStringLiteral("number")}, {QJsonValue::String, QStringLiteral("string")},
                                          {QJsonValue::Array, QStringLiteral("array")}, {QJsonValue::Object, QStringLiteral("object")}};
    if (!path.isEmpty())
        shape[path].insert(names.value(int(value.type())));
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue& item : items)
            collectShape(shape, item, path + QStringLiteral("[]"));
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        collectShape(shape, it.value(), path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key());
}

inline Shape shapeOf(const QByteArray& json)
{
    Shape shape;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    collectShape(shape, document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {});
    return shape;
}

/// An exception and its reason, in one line: "path: reason".
inline bool isExcepted(const QStringList& exceptions, const QString& path)
{
    for (const QString& line : exceptions) {
        const QString at = line.section(QLatin1String(": "), 0, 0);
        if (path == at || path.startsWith(at + QLatin1Char('.')) || path.startsWith(at + QLatin1String("[]")))
            return true;
    }
    return false;
}

/// What an answer has in another way than its documented example. `known` is the shape of all examples of that answer.
inline QStringList differences(const Shape& example, const Shape& known, const Shape& answer, const QStringList& absent, const QStringList& added)
{
    QStringList all;
    for (auto it = example.begin(); it != example.end(); ++it) {
        if (isExcepted(absent, it.key()) == answer.contains(it.key()))
            all += (answer.contains(it.key()) ? QStringLiteral("is there after all: ") : QStringLiteral("missing: ")) + it.key();
        else if (answer.contains(it.key()) && !(it.value() - answer.value(it.key())).isEmpty())
            all += QStringLiteral("other type: %1 is %2, documented %3").arg(it.key(), answer.value(it.key()).values().join(QLatin1Char('/')), it.value().values().join(QLatin1Char('/')));
    }
    for (auto it = answer.begin(); it != answer.end(); ++it) {
        if (!known.contains(it.key()) && !isExcepted(added, it.key()))
            all += QStringLiteral("not documented: ") + it.key();
        if (known.contains(it.key()) && !(it.value() - known.value(it.key())).isEmpty() && !isExcepted(added, it.key()))
            all += QStringLiteral("another type beside the documented one: ") + it.key();
    }
    return all;
}
