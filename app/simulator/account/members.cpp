#include "simulator/account/members.h"
#include "simulator/world/dice.h"

namespace boxoffice::simulator {
namespace {

using namespace std::chrono_literals;

std::unique_ptr<Member> made(const char* email, const char* name, quint64 which)
{
    auto member = std::make_unique<Member>();
    for (quint64 part = 0; part < 4; ++part)
        member->id += QString::number(mixed(which, part), 16).rightJustified(16, QLatin1Char('0'));
    member->email = QString::fromUtf8(email);
    member->name = QString::fromUtf8(name);
    member->password = QStringLiteral("tickets");
    return member;
}

QJsonObject adaAtHome()
{
    const QJsonObject address{{QStringLiteral("line1"), QStringLiteral("1 Harbour Street")}, {QStringLiteral("line2"), QString()},
                              {QStringLiteral("unit"), QStringLiteral("4")}, {QStringLiteral("city"), QStringLiteral("Port Ellery")},
                              {QStringLiteral("country"), QJsonObject{{QStringLiteral("code"), QStringLiteral("US")}}},
                              {QStringLiteral("region"), QJsonObject{{QStringLiteral("abbrev"), QStringLiteral("NY")}}},
                              {QStringLiteral("postal_code"), QStringLiteral("10001")}};
    return {{QStringLiteral("first_name"), QStringLiteral("Ada")}, {QStringLiteral("last_name"), QStringLiteral("Example")},
            {QStringLiteral("home_phone"), QStringLiteral("555-010-0100")}, {QStringLiteral("address"), address}};
}

/// ISO 3166 numbers of the countries that the world has venues in.
int countryNumber(const QString& code)
{
    static const std::map<QString, int> numbers{{QStringLiteral("US"), 840}, {QStringLiteral("CA"), 124}, {QStringLiteral("GB"), 826},
                                                {QStringLiteral("AU"), 36}, {QStringLiteral("MX"), 484}, {QStringLiteral("NZ"), 554},
                                                {QStringLiteral("DE"), 276}, {QStringLiteral("IE"), 372}};
    const auto found = numbers.find(code);
    return found == numbers.end() ? 0 : found->second;
}

} // namespace

const SavedMethod* Member::method(const QString& methodId) const
{
    for (const SavedMethod& each : methods)
        if (each.id == methodId)
            return &each;
    return nullptr;
}

Members::Members(const Clock& clock, const Options& options) : m_clock(clock), m_options(options)
{
    m_all.push_back(made("ada@example.com", "Ada Example", 1));
    m_all.push_back(made("ben@example.com", "Ben Example", 2));
    save(*m_all.front(), {{}, adaAtHome(), QStringLiteral("VISA"), QStringLiteral("1111"), 12, 2040, 0, 0});
}

Member* Members::signIn(const QString& email, const QString& password)
{
    for (const auto& member : m_all)
        if (member->email == email.trimmed().toLower() && member->password == password)
            return member.get();
    return nullptr;
}

QString Members::newToken(int length)
{
    QString token;
    ++m_issued;
    for (quint64 part = 0; token.size() < length; ++part)
        token += QString::number(mixed(m_options.seed ^ 0x0a17ULL, mixed(m_issued, part)), 36);
    return token.left(length);
}

QString Members::grantCode(const Member& member, const QString& redirectUri)
{
    QString code = newToken(24);
    for (const auto& each : m_all)
        if (each.get() == &member)
            m_codes[code] = {each.get(), redirectUri, m_clock.now() + 10min};
    return code;
}

QString Members::accessFor(Member* member)
{
    QString token = newToken(38);
    m_access[token] = {member, {}, m_clock.now() + std::chrono::seconds(m_options.memberTokenSeconds)};
    return token;
}

std::optional<MemberTokens> Members::takeCode(const QString& code, const QString& redirectUri)
{
    const auto found = m_codes.find(code);
    if (found == m_codes.end())
        return std::nullopt;
    const Grant grant = found->second;
    m_codes.erase(found); // whatever comes of it, a code serves once
    if (grant.until <= m_clock.now() || grant.redirectUri != redirectUri)
        return std::nullopt;
    MemberTokens tokens{accessFor(grant.member), newToken(38)};
    m_refresh[tokens.refresh] = grant;
    return tokens;
}

std::optional<MemberTokens> Members::refresh(const QString& refreshToken)
{
    const auto found = m_refresh.find(refreshToken);
    if (found == m_refresh.end())
        return std::nullopt;
    return MemberTokens{accessFor(found->second.member), {}};
}

Member* Members::byAccessToken(const QString& token)
{
    const auto found = m_access.find(token);
    return found == m_access.end() || found->second.until <= m_clock.now() ? nullptr : found->second.member;
}

SavedMethod& Members::save(Member& member, SavedMethod method)
{
    method.id = QString::number(70561111 + m_saved++);
    member.methods.push_back(std::move(method));
    return member.methods.back();
}

Json savedMethodJson(const SavedMethod& method)
{
    const auto text = [](const QJsonObject& from, const char* name) { return from.value(QLatin1String(name)).toVariant().toString(); };
    const QJsonObject address = method.holder.value(QLatin1String("address")).toObject();
    const QJsonObject country = address.value(QLatin1String("country")).toObject();
    const QJsonObject region = address.value(QLatin1String("region")).toObject();
    return object({{"address", object({{"city", text(address, "city")},
                                       {"country", object({{"id", countryNumber(text(country, "code"))}, {"standard", "ISO"}})},
                                       {"line1", text(address, "line1")}, {"line2", text(address, "line2")},
                                       {"postal_code", text(address, "postal_code")},
                                       {"region", object({{"abbrev", text(region, "abbrev")}})}, {"unit", text(address, "unit")}})},
                   {"card", object({{"expire_month", method.expireMonth}, {"expire_year", method.expireYear}, {"issuer", method.issuer},
                                    {"number", method.lastFour}, {"type", method.issuer}})},
                   {"first_name", text(method.holder, "first_name")}, {"home_phone", text(method.holder, "home_phone")},
                   {"id", method.id}, {"last_name", text(method.holder, "last_name")}, {"type", "CC"}});
}

} // namespace boxoffice::simulator
