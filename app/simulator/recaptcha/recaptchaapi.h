#pragma once
#include "simulator/call.h"
#include "simulator/recaptcha/humanchecks.h"

namespace boxoffice::simulator {

/// A stand-in for the hosted human check, below /recaptcha: the script that pages load (api.js), the frame with the
/// box to tick, the frame with the pictures or the tones, and what these two ask. The script knows `grecaptcha.render`,
/// `reset`, `getResponse`, `execute` and `ready`, elements of class `g-recaptcha`, and the parameters `onload` and
/// `render=explicit`. Nothing of it is Google's.
class RecaptchaApi {
public:
    RecaptchaApi(HumanChecks& checks, const Options& options) : m_checks(checks), m_options(options) {}
    [[nodiscard]] HttpResponse answer(const Call& call);

private:
    [[nodiscard]] HttpResponse tick(const Call& call);
    [[nodiscard]] HttpResponse verify(const Call& call);
    [[nodiscard]] HttpResponse tokenAnswer();

    HumanChecks& m_checks;
    const Options& m_options;
};

} // namespace boxoffice::simulator
