// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>

#include "base/text.h"
#include "telegram/classification.h"

namespace reftel::telegram {
namespace {

struct CaptionMeaning {
    std::string_view caption;
    std::string_view meaning;
};
constexpr std::array kMeanings{
    CaptionMeaning{"SIPDIS",
                   "To be posted for readers of other agencies on the classified network SIPRNet."},
    CaptionMeaning{"SENSITIVE", "Sensitive but unclassified: not secret, yet not for everybody."},
    CaptionMeaning{"SENSITIVE BUT UNCLASSIFIED", "Not secret, yet not for everybody."},
    CaptionMeaning{"SBU", "Sensitive but unclassified: not secret, yet not for everybody."},
    CaptionMeaning{
        "NODIS",
        "No distribution: for the addressees alone unless the Executive Secretariat agrees."},
    CaptionMeaning{"EXDIS", "Exclusive distribution: only for those who cannot do without it."},
    CaptionMeaning{"LIMDIS",
                   "Limited distribution: a short list of readers, less strict than EXDIS."},
    CaptionMeaning{"STADIS", "Distribution within the Department of State only."},
    CaptionMeaning{"CONDIS", "Controlled dissemination; seldom met."},
    CaptionMeaning{"NOFORN", "Not to be shown to foreign nationals."},
    CaptionMeaning{"NOCONTRACT", "Not to be shown to contractors or consultants."},
    CaptionMeaning{"ORCON", "Only its originator may allow it to be passed on."},
    CaptionMeaning{"PROPIN", "Holds proprietary information of a firm or person."},
    CaptionMeaning{"WNINTEL", "Warning notice: intelligence sources or methods are involved."},
    CaptionMeaning{"ROGER CHANNEL", "Channel of the Bureau of Intelligence and Research."},
    CaptionMeaning{
        "DISSENT CHANNEL",
        "Carries disagreement with policy to the Policy Planning Staff, under protection."},
    CaptionMeaning{"DIRGEN CHANNEL",
                   "Channel of the Director General of the Foreign Service, on personnel."},
    CaptionMeaning{"DG CHANNEL",
                   "Channel of the Director General of the Foreign Service, on personnel."},
    CaptionMeaning{"DS CHANNEL", "Channel of Diplomatic Security."},
    CaptionMeaning{"SY CHANNEL",
                   "Channel of the Office of Security, which became Diplomatic Security in 1985."},
    CaptionMeaning{"MED CHANNEL", "Channel for medical matters."},
    CaptionMeaning{"AGREMENT CHANNEL",
                   "Channel for the consent that a host country gives to a new ambassador."},
    CaptionMeaning{"TM CHANNEL", "Travel message: on the journeys of staff."},
    CaptionMeaning{"HR CHANNEL", "Channel for human resources."},
    CaptionMeaning{"FRAUD CHANNEL", "Channel on consular fraud."},
    CaptionMeaning{"EYES ONLY", "For the named readers only."},
    CaptionMeaning{"ONLY",
                   "For the named readers only: EYES ONLY as the records of the 1970s keep it."},
    CaptionMeaning{"OFFICIAL INFORMAL", "Letters between desk officers, sent as a telegram."},
    CaptionMeaning{"TERREP", "Report on terrorism."},
    CaptionMeaning{"VISAS VIPER", "Names of suspected terrorists for the visa watch list."},
    CaptionMeaning{"VISAS DONKEY", "Request for a security check on a visa applicant."},
    CaptionMeaning{"CODEL", "Travel of members of Congress."},
    CaptionMeaning{"STAFFDEL", "Travel of Congressional staff."},
    CaptionMeaning{"AIDAC", "Channel of the Agency for International Development."},
    CaptionMeaning{"USIAAC", "Channel of the United States Information Agency."},
    CaptionMeaning{"FODAG", "Channel of the mission to the food agencies in Rome."},
    CaptionMeaning{"AGRICULTURE", "Channel of the Foreign Agricultural Service."},
    CaptionMeaning{"TOPEC", "Channel of the Peace Corps."},
    CaptionMeaning{"DEA", "Channel of the Drug Enforcement Administration."},
    CaptionMeaning{"SECTO", "Numbered series from the Secretary's travelling party."},
    CaptionMeaning{"TOSEC", "Numbered series to the Secretary's travelling party."},
    CaptionMeaning{"PARTO", "Numbered series from another principal's travelling party."},
    CaptionMeaning{"TOPAR", "Numbered series to another principal's travelling party."},
    CaptionMeaning{"EFTO", "Unclassified, but encrypted for transmission only."},
    CaptionMeaning{"SPECAT", "Special category: a military handling rule, near to EXDIS."},
    CaptionMeaning{"SPECAT EXCLUSIVE",
                   "Special category, exclusive: a military handling rule, near to NODIS."},
    CaptionMeaning{"FOR OFFICIAL USE ONLY", "Not secret, but only for official use."},
    CaptionMeaning{
        "LIMITED OFFICIAL USE",
        "Not secret, but only for official use; the State Department's term until 1995."},
    CaptionMeaning{"CORRECTED COPY", "Replaces an earlier transmission of the same telegram."},
};

}  // namespace

std::string_view meaning_of_caption(std::string_view caption) {
    caption = trim(caption);
    for (const CaptionMeaning& known : kMeanings) {
        if (equals_fold(known.caption, caption)) {
            return known.meaning;
        }
    }
    return {};
}

}  // namespace reftel::telegram
