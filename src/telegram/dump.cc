// SPDX-License-Identifier: AGPL-3.0-or-later
#include <iterator>

#include <fmt/format.h>

#include "base/text.h"
#include "telegram/json.h"

namespace reftel::telegram {
namespace {

class Dumper {
 public:
    explicit Dumper(const Telegram& telegram) : telegram_(telegram) {}

    std::string run() {
        header();
        addressees();
        text_header();
        references();
        prints();
        text();
        findings();
        return std::move(out_);
    }

 private:
    void field(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            fmt::format_to(std::back_inserter(out_), "{}: {}\n", name, collapse_space(value));
        }
    }
    void list(std::string_view name, const std::vector<std::string_view>& values) {
        for (const std::string_view value : values) {
            field(name, value);
        }
    }
    void header();
    void addressees();
    void text_header();
    void references();
    void prints();
    void text();
    void findings();

    const Telegram& telegram_;
    std::string out_;
};

void Dumper::header() {
    field("variant", to_string(telegram_.variant));
    field("mrn", telegram_.mrn ? telegram_.mrn->to_string() : "");
    field("series id", telegram_.series_id);
    field("channel", telegram_.channel);
    field("channel serial", telegram_.channel_serial);
    field("routing precedence", to_string(telegram_.routing_precedence));
    field("routing", fmt::format("{}", fmt::join(telegram_.routing, " ")));
    field("calling station", telegram_.calling_ri);
    field("station serial", telegram_.station_serial);
    field("filing time", telegram_.filing_time);
    field("transmission", telegram_.transmission);
    field("precedence", to_string(telegram_.precedence));
    field("info precedence", to_string(telegram_.info_precedence));
    field("dtg", telegram_.dtg ? telegram_.dtg->time.to_iso() : "");
    field("dtg remarks", telegram_.dtg_remarks);
    field("from", telegram_.from);
}

void Dumper::addressees() {
    for (const Addressee& addressee : telegram_.addressees) {
        std::string line =
            fmt::format("[{}] {}", addressee.routing_indicator, collapse_space(addressee.plad));
        if (addressee.precedence != Precedence::None) {
            line += fmt::format(" | {}", to_string(addressee.precedence));
        }
        if (!addressee.serial.empty()) {
            line += fmt::format(" | no. {}", addressee.serial);
        }
        if (addressee.by_other_means) {
            line += " | by other means";
        }
        field(to_string(addressee.role), line);
    }
}

void Dumper::text_header() {
    field("class line", telegram_.class_line);
    field("classification", telegram_.classification.to_string());
    if (telegram_.sections_total > 1 || !telegram_.sections.empty()) {
        field("sections", fmt::format("{} of {}", fmt::join(telegram_.sections, " "),
                                      telegram_.sections_total));
    }
    list("caption", telegram_.captions);
    list("attention", telegram_.attention);
    field("executive order", telegram_.executive_order);
    field("executive order text", telegram_.executive_order_text);
    for (const Tag& tag : telegram_.tags) {
        field("tag", fmt::format("{} ({})", tag.code, to_string(tag.kind)));
    }
    field("subject", telegram_.subject);
    field("classified by", telegram_.classified_by);
}

void Dumper::references() {
    for (const Reference& reference : telegram_.references) {
        std::string line(to_string(reference.kind));
        if (reference.letter != 0) {
            line += fmt::format(" {}", reference.letter);
        }
        if (reference.mrn) {
            line += fmt::format(" {} ({})", reference.mrn->to_string(),
                                to_string(reference.year_basis));
        }
        line += reference.series_id.empty() ? "" : " " + reference.series_id;
        line += reference.inherited_origin ? " inherited" : "";
        line += reference.notal ? " notal" : "";
        field("reference", fmt::format("{}: {}", line, reference.text));
    }
}

void Dumper::prints() {
    list("distribution", telegram_.distribution);
    for (const Attribute& attribute : telegram_.attributes) {
        field("attribute", fmt::format("{} = {}", attribute.key, attribute.value));
    }
}

void Dumper::text() {
    for (const Paragraph& paragraph : telegram_.paragraphs) {
        fmt::format_to(std::back_inserter(out_), "\n[{}] {}", paragraph.address,
                       to_string(paragraph.kind));
        if (!paragraph.mark_text.empty()) {
            fmt::format_to(std::back_inserter(out_), " {} {}", paragraph.mark_text,
                           to_string(paragraph.mark));
        }
        if (telegram_.sections_total > 1) {
            fmt::format_to(std::back_inserter(out_), " section {}", paragraph.section);
        }
        fmt::format_to(std::back_inserter(out_), "\n{}\n", telegram_.text_of(paragraph));
    }
    out_ += '\n';
    for (const InlineBlock& block : telegram_.inline_blocks) {
        field("inline " + std::string(to_string(block.kind)),
              block.text.of(telegram_.reading.text));
    }
    for (const Mend& mend : telegram_.mends) {
        field("mended", fmt::format("{} at {}", mend.text.of(telegram_.reading.text), mend.offset));
    }
    list("signature", telegram_.signature);
}

void Dumper::findings() {
    for (const Finding& finding : telegram_.findings) {
        field(to_string(finding.severity),
              fmt::format("{} at {}: {}", finding.rule, finding.offset, finding.message));
    }
}

}  // namespace

std::string dump(const Telegram& telegram) {
    return Dumper(telegram).run();
}

std::string dump_lines(const Telegram& telegram) {
    std::string out;
    std::size_t number = 0;
    for (const Line& line : telegram.lines) {
        fmt::format_to(std::back_inserter(out), "{:>4} {:<15} {}\n", ++number, to_string(line.part),
                       trim_right(line.at.of(telegram.message)));
    }
    return out;
}

}  // namespace reftel::telegram
