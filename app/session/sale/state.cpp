#include "session/sale/state.h"

namespace boxoffice::sale {
namespace {

template <class S>
concept HasSale = requires(S s) { s.sale; };

template <class S>
const Wait* waitIn(const S& stage)
{
    if constexpr (requires { stage.wait.operation; })
        return &stage.wait;
    else if constexpr (requires { stage.wait->operation; })
        return stage.wait ? &*stage.wait : nullptr;
    else
        return nullptr;
}

} // namespace

const Sale* saleOf(const Stage& stage)
{
    return std::visit([]<class S>(const S& s) -> const Sale* {
        if constexpr (HasSale<S>)
            return &s.sale;
        else
            return nullptr;
    }, stage);
}

Sale* saleOf(Stage& stage) { return const_cast<Sale*>(saleOf(std::as_const(stage))); }

const Wait* waitOf(const Stage& stage)
{
    return std::visit([](const auto& s) { return waitIn(s); }, stage);
}

} // namespace boxoffice::sale
