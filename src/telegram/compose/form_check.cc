// SPDX-License-Identifier: AGPL-3.0-or-later
#include "telegram/compose/form_check.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/class_line.h"
#include "telegram/lint/lint.h"
#include "telegram/lint/rule.h"

namespace reftel::telegram::compose {
namespace {

struct Part {
    Field field = Field::Draft;
    std::size_t index = 0;
};

/// Rules that check() knows too, and with a better word: it sees what the draft meant.
struct KnownRule {
    std::string_view id;
    std::optional<Field> field;  ///< Where check() tells it, if not where the finding stands.
};
constexpr std::array<KnownRule, 13> kKnownRules{{{"addressee-twice", std::nullopt},
                                                 {"exempt-collective", std::nullopt},
                                                 {"caption-conflict", Field::Captions},
                                                 {"sensitive", Field::Captions},
                                                 {"sipdis", Field::Captions},
                                                 {"tag-unknown", std::nullopt},
                                                 {"tag-era", std::nullopt},
                                                 {"tags-missing", Field::Tags},
                                                 {"classified-by-missing", Field::ClassifiedBy},
                                                 {"portion-too-low", Field::Body},
                                                 {"portion-mark-missing", std::nullopt},
                                                 {"portion-mark-spelling", std::nullopt},
                                                 {"signature-missing", Field::Signature}}};

/// Of what begins at or before an offset the last.
template <typename Items, typename Begin>
std::size_t last_before(const Items& items, std::uint32_t offset, Begin begin) {
    const auto after = std::find_if(items.begin(), items.end(),
                                    [&](const auto& item) { return begin(item) > offset; });
    return after == items.begin() ? 0 : static_cast<std::size_t>(after - items.begin()) - 1;
}

class PartFinder {
 public:
    PartFinder(const Telegram& telegram, const Draft& draft) : telegram_(telegram), draft_(draft) {}

    [[nodiscard]] Part at(std::uint32_t offset) const {
        const std::size_t line =
            last_before(telegram_.lines, offset, [](const Line& l) { return l.at.begin; });
        switch (telegram_.lines[line].part) {
            case LinePart::To:
                return {Field::To, addressee(Addressee::Role::Action, offset)};
            case LinePart::Info:
                return {Field::Info, addressee(Addressee::Role::Info, offset)};
            case LinePart::Exempt:
                return {Field::Exempt, addressee(Addressee::Role::Exempt, offset)};
            case LinePart::ClassLine:
                return {in_class_line(offset)};
            case LinePart::ExecutiveOrder:
                return {is_from(telegram_.executive_order_text, offset) ? Field::Declassify
                                                                        : Field::ExecutiveOrder};
            case LinePart::Tags:
                return {Field::Tags, last_before(telegram_.tags, offset,
                                                 [](const Tag& tag) { return tag.at.begin; })};
            case LinePart::Ref:
                return {Field::References, reference(offset)};
            case LinePart::Body:
                return {Field::Body, block(telegram_.lines[line].at.end)};
            default:
                return {field_of(telegram_.lines[line].part)};
        }
    }

 private:
    static Field field_of(LinePart part) {
        switch (part) {
            case LinePart::TransmissionId:
                return Field::Channel;
            case LinePart::Routing:
                return Field::Precedence;
            case LinePart::CallingStation:
                return Field::Station;
            case LinePart::Transmission:
                return Field::Classification;
            case LinePart::DateTimeGroup:
                return Field::Dtg;
            case LinePart::From:
                return Field::From;
            case LinePart::Caption:
                return Field::Captions;
            case LinePart::Attention:
                return Field::Attention;
            case LinePart::Pass:
                return Field::Pass;
            case LinePart::Subject:
                return Field::Subject;
            case LinePart::ClassifiedBy:
                return Field::ClassifiedBy;
            case LinePart::Signature:
                return Field::Signature;
            default:
                return Field::Draft;
        }
    }

    /// Whether an offset is at or behind the front of a view into the message.
    [[nodiscard]] bool is_from(std::string_view view, std::uint32_t offset) const {
        return !view.empty() && telegram_.message.data() + offset >= view.data();
    }
    [[nodiscard]] Field in_class_line(std::uint32_t offset) const {
        const auto line = parse_class_line(telegram_.class_line);
        return line && is_from(line->origin, offset) ? Field::Origin : Field::Classification;
    }
    [[nodiscard]] std::size_t addressee(Addressee::Role role, std::uint32_t offset) const {
        const auto& all = telegram_.addressees;
        const auto count = std::count_if(all.begin(), all.end(), [&](const Addressee& other) {
            return other.role == role && other.at.begin <= offset;
        });
        return static_cast<std::size_t>(std::max<std::ptrdiff_t>(count, 1) - 1);
    }
    [[nodiscard]] std::size_t reference(std::uint32_t offset) const {
        if (telegram_.references.empty()) {
            return 0;
        }
        const char letter =
            telegram_
                .references[last_before(telegram_.references, offset,
                                        [](const Reference& r) { return r.at.begin; })]
                .letter;
        return letter == 0 ? 0 : static_cast<std::size_t>(letter - 'A');
    }
    /// The block of the numbered paragraph that stands there; the first for what has no number.
    [[nodiscard]] std::size_t block(std::uint32_t offset) const {
        const auto& paragraphs = telegram_.paragraphs;
        if (paragraphs.empty()) {
            return 0;
        }
        const auto begin = [&](const Paragraph& p) {
            return telegram_.reading.map.to_source(p.text.begin);
        };
        const std::uint16_t number = paragraphs[last_before(paragraphs, offset, begin)].number;
        const auto found =
            std::find_if(draft_.body.begin(), draft_.body.end(),
                         [&](const DraftBlock& other) { return other.number == number; });
        return number == 0 || found == draft_.body.end()
                   ? 0
                   : static_cast<std::size_t>(found - draft_.body.begin());
    }

    const Telegram& telegram_;
    const Draft& draft_;
};

std::string written(const lint::LintFinding& finding) {
    const auto value = [](std::string_view name, std::string_view text) {
        return text.empty() ? std::string() : fmt::format("; {}: {}", name, collapse_space(text));
    };
    return fmt::format("{}{}{}{} [{}]", finding.message, value("found", finding.found),
                       value("wanted", finding.wanted), value("fix", finding.fix),
                       finding.rule->code);
}

}  // namespace

void check_form(const Telegram& telegram, const Draft& draft, Problems& problems) {
    lint::Options options;
    options.at_least = Finding::Severity::Warning;
    const PartFinder parts(telegram, draft);
    const std::size_t told = problems.size();
    for (const lint::LintFinding& finding : lint::lint(telegram, {}, options)) {
        Part part = parts.at(finding.offset);
        const auto* const known =
            std::find_if(kKnownRules.begin(), kKnownRules.end(),
                         [&](const KnownRule& rule) { return rule.id == finding.rule->id; });
        if (known != kKnownRules.end()) {
            part = known->field.value_or(part.field) == part.field ? part : Part{*known->field};
            if (problems.is_told(part.field, part.index, told)) {
                continue;
            }
        }
        problems.add(finding.severity, part.field, part.index, written(finding));
    }
}

}  // namespace reftel::telegram::compose
