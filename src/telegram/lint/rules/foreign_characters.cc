// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>

#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

constexpr std::array kForeign = {std::string_view("\t"),           std::string_view("\xC2\xA0"),
                                 std::string_view("\xE2\x80\x98"), std::string_view("\xE2\x80\x99"),
                                 std::string_view("\xE2\x80\x9C"), std::string_view("\xE2\x80\x9D"),
                                 std::string_view("\xE2\x80\x93"), std::string_view("\xE2\x80\x94"),
                                 std::string_view("\xC2\xB6"),     std::string_view("&amp;"),
                                 std::string_view("&nbsp;"),       std::string_view("&quot;"),
                                 std::string_view("&lt;")};
constexpr std::array kNames = {"tab",          "hard blank",   "curled quote", "curled quote",
                               "curled quote", "curled quote", "long dash",    "long dash",
                               "pilcrow",      "&amp;",        "&nbsp;",       "&quot;",
                               "&lt;"};
static_assert(kForeign.size() == kNames.size());

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (std::size_t sign = 0; sign < kForeign.size(); ++sign) {
        const std::size_t at = telegram.message.find(kForeign[sign]);
        if (at != std::string_view::npos) {
            context.report_as(
                context.is_wire() ? Finding::Severity::Warning : Finding::Severity::Info,
                static_cast<std::uint32_t>(at), "a character that was not transmitted",
                kNames[sign]);
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
    check};

}  // namespace reftel::telegram::lint
