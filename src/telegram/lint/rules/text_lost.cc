// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/lint/rule.h"

namespace reftel::telegram::lint {
namespace {

void check(Context& context) {
    const Telegram& telegram = context.telegram();
    for (const std::string_view sign :
         {"ERROR READING TEXT", "EXPAND ERROR ENCOUNTERED", "ADS TEXT UNRETRIEVABLE",
          "ADS TEXT NOT CONVERTED", "TEXT ON MICROFILM"}) {
        const std::size_t at = telegram.message.find(sign);
        if (at != std::string_view::npos) {
            context.report(static_cast<std::uint32_t>(at), "the text is not complete", sign);
        }
    }
}

}  // namespace

constinit const Rule text_lost{
    "text-lost",
    "L080",
    Finding::Severity::Info,
    Profile::Print,
    "The archive says that the text or a part of it is lost",
    "Tapes of the 1970s could not all be read; what is missing is on microfilm, or nowhere.",
    "Ask the National Archives for the film number, if there is one.",
    "",
    "NARA FAQ on the Central Foreign Policy Files (2020)",
    check};

}  // namespace reftel::telegram::lint
