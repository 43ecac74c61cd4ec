#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QString>
#include <vector>

namespace boxoffice::simulator {

/// Where something stands in a script, both counted from 1; columns are bytes.
struct ScriptPlace {
    int line = 1;
    int column = 1;
};

/// One JSON value that remembers where it stood, so that whatever is wrong with it can be pointed at.
struct ScriptValue {
    enum class Kind { Object, Array, Text, Number, Truth, Null };

    Kind kind = Kind::Null;
    ScriptPlace place = {};
    QString text = {};               ///< Text
    double number = 0;               ///< Number
    bool truth = false;              ///< Truth
    std::vector<ScriptValue> items = {};   ///< Array
    std::vector<ScriptValue> members = {}; ///< Object, as written
    QString name = {};          ///< of a member
    ScriptPlace namePlace = {}; ///< of a member's name

    [[nodiscard]] const ScriptValue* member(const char* wanted) const; ///< nullptr if there is none
};

/// Reads strict JSON: no comments, no trailing commas, no name twice in one object, at most 32 deep. The Failure's
/// `detail` is `NAME:LINE:COLUMN: what is expected`.
[[nodiscard]] Result<ScriptValue> readScriptText(const QByteArray& json, const QString& name);
/// The same form for what is wrong with a value that could be read.
[[nodiscard]] Failure scriptFailure(const QString& name, ScriptPlace place, const QString& what);

} // namespace boxoffice::simulator
