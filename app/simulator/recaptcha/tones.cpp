#include "simulator/recaptcha/tones.h"
#include <algorithm>
#include <cmath>

namespace boxoffice::simulator {
namespace {

constexpr int rate = 8000;
constexpr int toneSamples = rate * 14 / 100;
constexpr int gapSamples = rate * 16 / 100;
constexpr int restSamples = rate;
constexpr double pitch = 660.0;

void appendNumber(QByteArray& out, quint32 number, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out += char(number >> (8 * i));
}

void appendTone(QByteArray& out)
{
    for (int i = 0; i < toneSamples; ++i) {
        const double edge = std::min({1.0, i / 80.0, (toneSamples - i) / 80.0}); // no clicks
        const double wave = std::sin(i * 2.0 * 3.14159265358979 * pitch / rate);
        out += char(128 + int(std::lround(90.0 * edge * wave)));
    }
}

} // namespace

QByteArray toneGroups(const std::array<int, 4>& groups)
{
    const QByteArray gap(gapSamples, char(128));
    const QByteArray rest(restSamples, char(128));
    QByteArray samples = rest.left(restSamples / 4);
    for (const int group : groups) {
        for (int i = 0; i < group; ++i) {
            appendTone(samples);
            samples += gap;
        }
        samples += rest;
    }
    QByteArray wav = "RIFF";
    appendNumber(wav, quint32(36 + samples.size()), 4);
    wav += "WAVEfmt ";
    appendNumber(wav, 16, 4);
    appendNumber(wav, 1, 2); // PCM
    appendNumber(wav, 1, 2); // mono
    appendNumber(wav, rate, 4);
    appendNumber(wav, rate, 4); // bytes a second
    appendNumber(wav, 1, 2);
    appendNumber(wav, 8, 2);
    wav += "data";
    appendNumber(wav, quint32(samples.size()), 4);
    return wav + samples;
}

} // namespace boxoffice::simulator
