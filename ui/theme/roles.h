#pragma once

namespace boxoffice {

/// The kind of station: sizes and fonts differ, never the code of a page.
enum class Face { Attended, Kiosk };
enum class ThemeName { Light, Dark, Contrast };

/// What a colour is for; the values are tokens.json's. Yellow (Yours...) means the buyer's seats and their time.
enum class Role {
    Canvas, Panel, Sunken, Raised, Line, LineStrong, Text, Text2, Text3, TextDisabled, Primary, PrimaryHover,
    PrimaryPressed, OnPrimary, PrimaryTint, PrimaryText, Yours, OnYours, YoursTint, YoursLine, Focus, FocusGap,
    Danger, OnDanger, DangerTint, Warning, WarningTint, Success, SuccessTint, Info, InfoTint, Bar, BarActive,
    OnBar, OnBar2, BarLine, MapBg, SeatTaken, SectionLine, Stage, OnStage, Scrim, Shadow
};
inline constexpr int roleCount = static_cast<int>(Role::Shadow) + 1;

/// A style the other face alone has is answered with its nearest relative.
enum class TextStyle {
    Countdown, Total, Reference, Title, Plate, Heading, Body, BodyStrong, Detail, PlateLabel, Keycap,
    Hero, Alarm, Ring, Key, Section, Input, Button, ButtonLarge,
    FieldLabel
};

/// State is icon + words; the colour comes third.
enum class Severity { Neutral, Info, Success, Warning, Danger };

} // namespace boxoffice
