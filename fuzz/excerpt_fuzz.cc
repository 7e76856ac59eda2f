// SPDX-License-Identifier: AGPL-3.0-or-later
// LINK: reftel::telegram
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "base/text.h"
#include "telegram/classified_by.h"
#include "telegram/declassification.h"
#include "telegram/excerpt.h"
#include "telegram/title_case.h"

// Fields of telegrams that are read from any piece of text.
namespace {

namespace telegram = reftel::telegram;

void check_tags(std::string_view text) {
    for (const telegram::TagRepair repair :
         {telegram::TagRepair::None, telegram::TagRepair::Mistakes}) {
        std::vector<std::string> tags = telegram::read_tags(text, repair);
        std::sort(tags.begin(), tags.end());
        REFTEL_ASSERT(std::adjacent_find(tags.begin(), tags.end()) == tags.end(),
                      "each TAG is told once");
        REFTEL_ASSERT(tags.empty() || !tags.front().empty(), "a TAG has letters");
    }
}

void check_officers(std::string_view text) {
    for (const telegram::ClassifyingOfficer& officer :
         telegram::parse_classified_by(text).officers) {
        REFTEL_ASSERT(!officer.name.empty(), "an officer has a name");
    }
}

void check_date(std::string_view text) {
    const telegram::Declassification end = telegram::parse_declassification(text);
    REFTEL_ASSERT(!end.date || reftel::is_valid(*end.date), "a date is one");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::string_view field = telegram::find_reference_field(text);
    REFTEL_ASSERT(field.empty() || (field.data() >= text.data() &&
                                    field.data() + field.size() <= text.data() + text.size()),
                  "a field is within the text");
    check_tags(text);
    for (const telegram::SubjectMarks marks :
         {telegram::SubjectMarks::Keep, telegram::SubjectMarks::Remove}) {
        const std::string subject = telegram::read_subject(text, marks);
        REFTEL_ASSERT(subject.find('\n') == std::string::npos, "a subject is a line");
        (void)telegram::title_case(subject);
    }
    const auto summary = telegram::read_summary(text);
    REFTEL_ASSERT(!summary || summary->size() <= size, "a summary is of the text");
    for (const std::string& signer : telegram::read_signers(text)) {
        REFTEL_ASSERT(!signer.empty(), "who signed has a name");
    }
    REFTEL_ASSERT(telegram::clean_body(text).size() <= size + 1, "a clean body is of the text");
    (void)telegram::title_case(reftel::to_upper(text));
    check_officers(text);
    check_date(text);
    return 0;
}
