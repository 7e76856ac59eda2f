// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    const std::size_t line = context.first(LinePart::Routing);
    if (!context.is_wire() || line >= telegram.lines.size()) {
        return;
    }
    const std::string_view text = context.text(line);
    const bool doubled = text.size() >= 2 && text[0] == text[1] &&
                         std::string_view("ZOPR").find(text[0]) != std::string_view::npos;
    if (!doubled) {
        context.report(telegram.lines[line].at.begin, "the line begins with no doubled prosign",
                       text.substr(0, 2), "ZZ, OO, PP or RR");
    }
}

}  // namespace

constinit const Rule routing_prosign{
    "routing-prosign",
    "L004",
    Finding::Severity::Error,
    Profile::Acp127,
    "Format line 2 does not begin with a doubled prosign",
    "ZZ, OO, PP or RR tell a relay how soon to pass the telegram on before it reads any further. "
    "YY belongs to JANAP 128 only.",
    "Double the prosign of format line 5: PP for P.",
    "Headers that begin below format line 2.",
    "ACP 127(G) 114, 124",
    check};

}  // namespace reftel::telegram::lint
