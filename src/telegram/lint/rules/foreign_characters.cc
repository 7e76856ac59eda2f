// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

struct Sign {
    std::string_view bytes;
    std::string_view name;
};
constexpr std::array kSigns{Sign{"\t", "tab"},
                            Sign{"\xC2\xA0", "hard blank"},
                            Sign{"\xE2\x80\x98", "curled quote"},
                            Sign{"\xE2\x80\x99", "curled quote"},
                            Sign{"\xE2\x80\x9A", "curled quote"},
                            Sign{"\xE2\x80\x9C", "curled quote"},
                            Sign{"\xE2\x80\x9D", "curled quote"},
                            Sign{"\xE2\x80\x9E", "curled quote"},
                            Sign{"\xE2\x80\x90", "Unicode hyphen"},
                            Sign{"\xE2\x80\x91", "Unicode hyphen"},
                            Sign{"\xE2\x80\x92", "long dash"},
                            Sign{"\xE2\x80\x93", "long dash"},
                            Sign{"\xE2\x80\x94", "long dash"},
                            Sign{"\xE2\x80\x95", "long dash"},
                            Sign{"\xE2\x80\xA2", "bullet"},
                            Sign{"\xE2\x80\xA6", "three dots in one"},
                            Sign{"\xC2\xB6", "pilcrow"},
                            Sign{"&amp;", "&amp;"},
                            Sign{"&nbsp;", "&nbsp;"},
                            Sign{"&quot;", "&quot;"},
                            Sign{"&apos;", "&apos;"},
                            Sign{"&lt;", "&lt;"},
                            Sign{"&gt;", "&gt;"},
                            Sign{"&#", "numbered entity"}};

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    char first = '\0';
    bool present = false;  // That first byte of some of the signs
    for (const Sign& sign : kSigns) {
        if (sign.bytes[0] != first) {
            first = sign.bytes[0];
            present = telegram.message.find(first) != std::string_view::npos;
        }
        const std::size_t at = present ? telegram.message.find(sign.bytes) : std::string_view::npos;
        if (at != std::string_view::npos) {
            context.report_as(
                context.is_wire() ? Finding::Severity::Warning : Finding::Severity::Info,
                static_cast<std::uint32_t>(at), "a character that was not transmitted", sign.name);
        }
    }
}

}  // namespace

constinit const Rule foreign_characters{
    "foreign-characters",
    "L071",
    Finding::Severity::Warning,
    Profile::All,
    "A character that editors put in: tab, hard blank, curled quote, long dash, entity",
    "The telegram went through a word processor or a web page; its text is then no longer as "
    "transmitted.",
    "Write plain blanks, quotes and hyphens.",
    "A note where the copy is retyped or printed.",
    "ACP 127(G) 137; docs/format.md F40",
    check};

}  // namespace reftel::telegram::lint
