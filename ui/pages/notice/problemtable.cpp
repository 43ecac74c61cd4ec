#include "ui/pages/notice/problemtable.h"
#include <QCoreApplication>
#include <iterator>

namespace boxoffice {
namespace {

using K = ProblemKind;
using A = ProblemAction;
using W = ProblemWeight;

#define WORDS(text) QT_TRANSLATE_NOOP("Problem", text)

/// Rows in the order of ProblemKind.
constexpr ProblemRow rows[] = {
    {K::Declined, W::Danger, "card", WORDS("Card not accepted"), WORDS("The bank did not accept this payment."),
     nullptr, nullptr, {A::TryAgain, A::UseAnotherCard}, {}},
    {K::NoFunds, W::Danger, "card", WORDS("Card not accepted"), WORDS("The bank did not approve this amount."), nullptr,
     nullptr, {A::UseAnotherCard}, {}},
    {K::WrongSecurityCode, W::Danger, "card", WORDS("Card not accepted"),
     WORDS("The security code does not match the card."), nullptr, nullptr, {A::TryAgain, A::UseAnotherCard}, {}},
    {K::SoldOut, W::Info, "ticket", WORDS("Sold out"), WORDS("There are no tickets left."), nullptr,
     WORDS("There are no tickets left. More may come back if held seats are let go."), {A::OtherEvents, A::CheckAgain}, {}},
    {K::NotTogether, W::Info, "seat", WORDS("%n together are not left"), WORDS("Try fewer, or two sales, one after the other."),
     nullptr, WORDS("Try fewer, or two sales, next to each other in time, not always in place."),
     {A::ChangeNumber, A::CheckAgain}, {}},
    {K::TicketLimit, W::Info, "ticket", WORDS("Ticket limit reached"),
     WORDS("The ticket system does not allow more tickets here. Choose fewer; it also says this when many sales carry "
           "the same buyer."),
     nullptr, WORDS("The ticket system does not allow more tickets in one order. Choose fewer."), {A::ChangeNumber}, {}},
    {K::NoTicketTypes, W::Info, "ticket", WORDS("Not on sale here now"),
     WORDS("The ticket system has no ticket types to sell here for this event."), nullptr, nullptr,
     {A::CheckAgain, A::OtherEvents}, {}},
    {K::NotSoldHere, W::Info, "sold-elsewhere", WORDS("Not sold here"), WORDS("This event is sold online only."),
     WORDS("Not sold at this kiosk"), WORDS("This event is sold online."), {A::OtherEvents}, {}},
    {K::Maintenance, W::Info, "night-closed", WORDS("Closed for the night"),
     WORDS("The ticket system is closed for a while. This happens every night."), nullptr, nullptr,
     {A::OtherEvents, A::TryAgain}, {A::OtherEvents, A::CallStaff}},
    {K::CaptchaNeeded, W::Warning, "human-check", WORDS("A human check is needed"),
     WORDS("The ticket system asks for it before it holds seats."), nullptr,
     WORDS("We need to confirm you’re human before we hold seats."), {A::TryAgain}, {A::TryAgain, A::CallStaff}},
    {K::CaptchaWrong, W::Warning, "human-check", WORDS("That check didn’t work"),
     WORDS("We need to confirm a human is here before we hold seats."), nullptr,
     WORDS("We need to confirm you’re human before we hold seats."), {A::TryAgain}, {A::TryAgain, A::CallStaff}},
    {K::CaptchaUnavailable, W::Warning, "human-check", WORDS("The human check can’t be shown"),
     WORDS("Its page did not open, and the ticket system holds no seats without it."), nullptr, nullptr, {A::TryAgain},
     {A::TryAgain, A::CallStaff}},
    {K::DeliveryRefused, W::Warning, "ticket", WORDS("Choose the delivery again"),
     WORDS("The ticket system no longer offers this way."), nullptr, nullptr, {A::TryAgain}, {}},
    {K::InvalidData, W::Warning, "warning", WORDS("One of the details was not taken"),
     WORDS("The ticket system could not use it. Check what was chosen and typed."), nullptr,
     WORDS("The ticket system could not use it. Please check them once more."), {A::TryAgain}, {A::TryAgain, A::CallStaff}},
    {K::CartGone, W::Warning, "start-over", WORDS("These seats are no longer held"),
     WORDS("The ticket system has closed this order."), nullptr, nullptr, {A::LookAgain, A::StartOver}, {}},
    {K::HoldEnded, W::Warning, "hourglass", WORDS("Your time ran out"), WORDS("The seats are back on sale."), nullptr,
     nullptr, {A::LookAgain, A::StartOver}, {}},
    {K::Quota, W::Warning, "quota", WORDS("Back soon"),
     WORDS("We’ve reached our limit with the ticket system for now."), nullptr,
     WORDS("We’ve reached our limit with the ticket system for now. Nothing is wrong with your card or your seats."),
     {A::TryAgain}, {A::TryAgain, A::CallStaff}},
    {K::AccountRefused, W::Danger, "lock", WORDS("The ticket system refused this station"),
     WORDS("Its key or its rights were not accepted. The settings need a look."), WORDS("This kiosk can’t sell right now"),
     WORDS("Please use another kiosk or the box office."), {A::TryAgain}, {A::CallStaff}},
    {K::Offline, W::Warning, "offline", WORDS("No connection"), WORDS("We can’t reach the ticket system."), nullptr,
     nullptr, {A::TryAgain}, {A::TryAgain, A::CallStaff}},
    {K::NoAnswer, W::Warning, "offline", WORDS("No answer"), WORDS("The ticket system did not answer in time."), nullptr,
     nullptr, {A::TryAgain}, {A::TryAgain, A::CallStaff}},
    {K::ServiceDown, W::Warning, "offline", WORDS("The ticket system is having trouble"),
     WORDS("It could not do this just now."), nullptr, nullptr, {A::TryAgain}, {A::TryAgain, A::CallStaff}},
    {K::NotUnderstood, W::Warning, "warning", WORDS("We couldn’t read the answer"),
     WORDS("What came back was not from the ticket system as we know it."), nullptr, nullptr, {A::TryAgain},
     {A::TryAgain, A::CallStaff}},
    {K::Certificate, W::Warning, "lock", WORDS("Cards can’t be taken right now"),
     WORDS("The key that protects card numbers can’t be used, so nothing was sent."), nullptr, nullptr,
     {A::TryAgain, A::ChangePayment}, {A::TryAgain, A::CallStaff}},
    {K::Journal, W::Danger, "journal", WORDS("We stopped before charging"),
     WORDS("This station can’t save a record of the sale, so it did not send the order."), nullptr,
     WORDS("This kiosk can’t save a record of your sale, so it did not send your order."), {A::TryAgain}, {A::CallStaff}},
    {K::PriceChanged, W::Warning, "info", WORDS("The total has changed"),
     WORDS("The ticket system asks for another total than the one shown before. Look at it before you go on."), nullptr,
     nullptr, {A::AcceptTotal, A::StartOver}, {}},
    {K::PaymentMismatch, W::Danger, "stop", WORDS("The payment could not be checked"),
     WORDS("The answer does not match what was sent, so the order was not sent and the seats were let go."), nullptr,
     nullptr, {A::StartOver}, {A::StartOver, A::CallStaff}},
    {K::SetupProblem, W::Warning, "settings", WORDS("This event needs setting up"),
     WORDS("The ticket system lists it with details missing that a sale needs. Tell who sets up events."),
     WORDS("Not sold at this kiosk"), WORDS("This event can’t be sold here right now."), {A::OtherEvents, A::CheckAgain},
     {A::OtherEvents, A::CallStaff}},
    {K::MemoryUnlocked, W::Warning, "lock", WORDS("Cards can’t be taken here"),
     WORDS("This station could not lock the memory for card numbers. Other payments work."), nullptr,
     WORDS("This kiosk can’t protect card numbers right now."), {A::ChangePayment}, {A::CallStaff}},
    {K::OutcomeUnknown, W::Danger, "stop", WORDS("Do not pay again."),
     WORDS("We sent your order and the reply did not arrive. Your card may have been charged."), nullptr, nullptr,
     {A::CopyReference}, {A::CallStaff}},
    {K::Other, W::Warning, "warning", WORDS("That did not work"),
     WORDS("The ticket system answered in a way we don’t know yet."), nullptr, nullptr, {A::TryAgain, A::StartOver},
     {A::TryAgain, A::CallStaff}},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < std::size(rows); ++i)
        if (static_cast<std::size_t>(rows[i].kind) != i)
            return false;
    return std::size(rows) == static_cast<std::size_t>(K::Other) + 1;
}
static_assert(inOrder(), "one row per ProblemKind, in its order");

struct CodeRow {
    int code;
    ProblemKind kind;
};
/// Partner API 5.2, codes of the envelope.
constexpr CodeRow codes[] = {
    {10002, K::InvalidData}, {10004, K::CaptchaNeeded},   {10031, K::CaptchaWrong}, {10104, K::DeliveryRefused},
    {10161, K::TicketLimit}, {20001, K::Maintenance},     {20046, K::NoTicketTypes}, {20052, K::NotTogether},
    {20122, K::Declined},    {20129, K::NoFunds},         {20152, K::WrongSecurityCode}, {21001, K::InvalidData},
    {90001, K::NotSoldHere}, {90003, K::CartGone},        {502, K::ServiceDown},    {503, K::ServiceDown},
    {504, K::ServiceDown},
};

} // namespace

const ProblemRow& problemRow(ProblemKind kind)
{
    return rows[static_cast<std::size_t>(kind)];
}

ProblemKind documentedKind(int apiCode, int httpStatus)
{
    for (const CodeRow& row : codes)
        if (row.code == apiCode)
            return row.kind;
    if (apiCode != 0)
        return K::Other;
    if (httpStatus == 429)
        return K::Quota;
    if (httpStatus == 401 || httpStatus == 403)
        return K::AccountRefused;
    return httpStatus >= 500 ? K::ServiceDown : K::Other;
}

} // namespace boxoffice
