// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/draft.h"

#include <algorithm>

#include <fmt/format.h>

#include "telegram/compose/draft_values.h"

namespace reftel::telegram::compose {
namespace {

std::string text_of(const std::string& text) {
    return text;
}

std::string text_of(const DraftReference& reference) {
    return fmt::format("{} ({})", reference.text, to_string(reference.kind));
}

std::string text_of(const DraftAddressee& addressee) {
    return write_addressee(addressee);
}

std::string text_of(const DraftBlock& block) {
    const std::string number = block.number == 0 ? "" : fmt::format("{}. ", block.number);
    const std::string_view shape = block.shape == DraftBlock::Shape::Heading        ? "heading "
                                   : block.shape == DraftBlock::Shape::Preformatted ? "table "
                                                                                    : "";
    return fmt::format("{}[{}] {}{} {}", shape, to_string(block.kind), number, block.mark,
                       block.text);
}

class Comparison {
 public:
    void text(Field field, const std::string& a, const std::string& b) {
        if (!found && a != b) {
            found = Difference{field, 0, a, b};
        }
    }
    template <typename Items>
    void list(Field field, const Items& a, const Items& b) {
        const std::size_t count = std::max(a.size(), b.size());
        for (std::size_t k = 0; k < count && !found; ++k) {
            const bool both = k < a.size() && k < b.size();
            if (!both || !(a[k] == b[k])) {
                found = Difference{field, k, k < a.size() ? text_of(a[k]) : "nothing",
                                   k < b.size() ? text_of(b[k]) : "nothing"};
            }
        }
    }
    std::optional<Difference> found;
};

std::string dtg_text(const std::optional<Dtg>& dtg) {
    return dtg ? dtg->to_string() : std::string();
}

}  // namespace

std::optional<Difference> first_difference(const Draft& a, const Draft& b) {
    Comparison out;
    out.text(Field::Channel, a.channel + a.channel_serial, b.channel + b.channel_serial);
    out.text(Field::Station, a.station, b.station);
    out.text(Field::StationSerial, a.station_serial, b.station_serial);
    out.text(Field::Signals, a.signals, b.signals);
    out.text(Field::Filed, dtg_text(a.filed), dtg_text(b.filed));
    out.text(Field::Precedence,
             fmt::format("{}/{}", to_string(a.precedence), to_string(a.info_precedence)),
             fmt::format("{}/{}", to_string(b.precedence), to_string(b.info_precedence)));
    out.text(Field::Dtg, dtg_text(a.dtg), dtg_text(b.dtg));
    out.text(Field::Remarks, a.remarks, b.remarks);
    out.text(Field::From, a.from, b.from);
    out.list(Field::To, a.to, b.to);
    out.list(Field::Info, a.info, b.info);
    out.list(Field::Exempt, a.exempt, b.exempt);
    out.text(Field::Origin, a.origin, b.origin);
    out.text(Field::Number, std::to_string(a.number), std::to_string(b.number));
    out.text(Field::Classification, std::string(to_string(a.level)),
             std::string(to_string(b.level)));
    out.list(Field::Captions, a.captions, b.captions);
    out.list(Field::Attention, a.attention, b.attention);
    out.list(Field::Pass, a.pass, b.pass);
    out.text(Field::ExecutiveOrder, a.executive_order, b.executive_order);
    out.text(Field::Declassify, a.declassify, b.declassify);
    out.list(Field::Tags, a.tags, b.tags);
    out.text(Field::Subject, a.subject, b.subject);
    out.list(Field::References, a.references, b.references);
    out.text(Field::ClassifiedBy,
             a.classified_by.empty() ? "" : write_classified_by(a.classified_by),
             b.classified_by.empty() ? "" : write_classified_by(b.classified_by));
    out.list(Field::Body, a.body, b.body);
    out.list(Field::Signature, a.signature, b.signature);
    return out.found;
}

}  // namespace reftel::telegram::compose
