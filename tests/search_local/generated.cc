// SPDX-License-Identifier: AGPL-3.0-or-later
#include "generated.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "search/document_filter.h"

namespace reftel::search_local::testing {
namespace {

using std::string_view_literals::operator""sv;
using search::Document;
using Kind = telegram::Paragraph::Kind;

constexpr std::array<std::string_view, 24> kWords{
    "oil",   "gas",      "coal",   "legal",  "policy",  "polcy",  "lantern",    "lanterns",
    "the",   "of",       "Élysée", "U.S.",   "000436",  "castle", "al-Qa'ida",  "pipeline",
    "pipes", "Strelsau", "zenda",  "straße", "embassy", "guild",  "minister's", "match"};
constexpr std::array<std::string_view, 5> kOrigins{"ZENDA", "STRELSAU", "HENTZAU", "STATE", ""};
constexpr std::array<std::string_view, 6> kTags{"PHUM", "PREL", "EPET", "ZY", "pgov", "KJUS"};
constexpr std::array<std::string_view, 4> kCaptions{"SIPDIS", "NODIS", "NOFORN", "EXDIS"};
constexpr std::array<std::string_view, 5> kPlads{"SECSTATE WASHDC", "AMEMBASSY STRELSAU",
                                                 "AMCONSUL HENTZAU", "LANTERN POSTS COLLECTIVE",
                                                 "NSC WASHDC"};
constexpr std::array<std::string_view, 4> kClasses{"UNCLASSIFIED", "SECRET//NOFORN", "CONFIDENTIAL",
                                                   "UNCLASSIFIED//FOR OFFICIAL USE ONLY"};
constexpr std::array<std::string_view, 3> kSigners{"HARKAWAY", "VON TARLENHEIM", "SAPT"};

template <typename List>
std::string pick(const List& list, std::mt19937& random) {
    return std::string(list[random() % list.size()]);
}

std::string words(std::mt19937& random, std::size_t most) {
    std::string out;
    for (std::size_t i = random() % (most + 1); i > 0; --i) {
        // The commoner words first, as in a language.
        const std::size_t word = std::min(random() % kWords.size(), random() % kWords.size());
        out.append(kWords[word]).append(random() % 5 == 0 ? ". " : " ");
    }
    return out;
}

std::vector<std::string> some(const auto& list, std::mt19937& random, std::size_t most) {
    std::vector<std::string> out;
    for (std::size_t i = random() % (most + 1); i > 0; --i) {
        out.push_back(pick(list, random));
    }
    return out;
}

std::optional<UtcTime> chance_date(std::mt19937& random) {
    // Few days, so that many are the same.
    return random() % 6 == 0
               ? std::nullopt
               : std::optional(
                     UtcTime{1'200'000'000 + 4'000'000 * static_cast<std::int64_t>(random() % 9)});
}

std::string id_of(std::size_t number) {
    return fmt::format("{:02}{}{}", number % 3 + 7, number % 2 == 0 ? "ZENDA" : "STRELSAU", number);
}

Document chance_document(std::size_t number, std::size_t count, std::mt19937& random) {
    Document out;
    out.id = number % 17 == 3 ? fmt::format("x-{:04x}", number) : id_of(number);
    if (number % 13 == 5) {
        out.id = id_of(number - 2) + "-2";  // a further telegram with this reference number
    }
    out.date = chance_date(random);
    out.released = chance_date(random);
    out.origin = pick(kOrigins, random);
    out.origin_name = out.origin.empty() ? "" : "Embassy " + out.origin;
    out.to = some(kPlads, random, 2);
    out.info = some(kPlads, random, 3);
    out.tags = some(kTags, random, 4);
    out.level = static_cast<telegram::Level>(random() % 7);
    out.classification = pick(kClasses, random);
    out.captions = some(kCaptions, random, 2);
    out.precedence = static_cast<telegram::Precedence>(random() % 5);
    for (std::size_t i = random() % 3; i > 0; --i) {
        out.references.push_back(id_of(random() % (count + 3)));
    }
    out.signature = some(kSigners, random, 2);
    out.classified_by = random() % 2 == 0 ? "Ambassador Sapt, reasons 1.4 (b) and (d)" : "";
    out.subject = words(random, 5);
    out.partial = random() % 5 == 0;
    for (std::size_t i = random() % 6, p = 1; p <= i; ++p) {
        out.paragraphs.push_back({std::to_string(p), static_cast<Kind>(random() % 4),
                                  static_cast<telegram::Level>(random() % 7), words(random, 14)});
    }
    return out;
}

constexpr std::array kAtoms{"oil"sv,
                            "oil gas"sv,
                            "the of oil"sv,
                            "lanterns~en"sv,
                            "\"legal policies\"~en"sv,
                            "policies~en NEAR/4 legal"sv,
                            "subject:pipe~en"sv,
                            "gas"sv,
                            "coal"sv,
                            "legal"sv,
                            "policy"sv,
                            "lantern"sv,
                            "the"sv,
                            "of"sv,
                            "elysee"sv,
                            "us"sv,
                            "436"sv,
                            "castle"sv,
                            "nothere"sv,
                            "\"legal policy\""sv,
                            "\"the of\""sv,
                            "\"oil the\""sv,
                            "\"of the gas\""sv,
                            "lan*"sv,
                            "*line"sv,
                            "p*s"sv,
                            "\"oil pi*\""sv,
                            "policy~"sv,
                            "lanten~1"sv,
                            "oil NEAR/2 gas"sv,
                            "the NEAR of"sv,
                            "\"oil the\" NEAR/4 coal"sv,
                            "oil NEAR/3 gas NEAR/3 of"sv,
                            "subject:oil"sv,
                            "subject:(gas OR the)"sv,
                            "summary:of"sv,
                            "comment:\"the oil\""sv,
                            "comment:oil*"sv,
                            "subject:oil NEAR/2 subject:gas"sv,
                            "from:zenda"sv,
                            "from:\"Embassy Strelsau\""sv,
                            "from:hen*"sv,
                            "from:zendo~"sv,
                            "to:secstate"sv,
                            "info:collective"sv,
                            "info:ameb*"sv,
                            "to:strelsau"sv,
                            "tag:phum"sv,
                            "tag:p*"sv,
                            "tag:\"human rights\""sv,
                            "class:secret"sv,
                            "class:<=confidential"sv,
                            "class:noforn"sv,
                            "mark:secret"sv,
                            "mark:>=confidential"sv,
                            "caption:sipdis"sv,
                            "precedence:immediate"sv,
                            "date:2008"sv,
                            "date:2008-01..2008-03"sv,
                            "released:2008"sv,
                            "ref:07ZENDA6"sv,
                            "ref:\"ZENDA 4\""sv,
                            "citedby:08STRELSAU7"sv,
                            "id:07*"sv,
                            "signed:\"von tarlenheim\""sv,
                            "classifiedby:\"1.4(b)\""sv,
                            "is:cited"sv,
                            "has:citedby"sv,
                            "is:partial"sv,
                            "is:complete"sv,
                            "is:released"sv,
                            "is:undated"sv,
                            "citedby:09*"sv,
                            "citedby:\"ZENDA 4\""sv,
                            "ref:08*"sv,
                            "caption:*dis"sv,
                            "precedence:>=immediate"sv,
                            "-has:class"sv,
                            "subject:\"oil the\""sv,
                            "summary:(oil OR gas)"sv,
                            "comment:of"sv,
                            "signed:sap*"sv,
                            "from:strelsau"sv,
                            "to:washdc"sv,
                            "has:summary"sv,
                            "has:comment"sv,
                            "has:action"sv,
                            "has:quote"sv,
                            "has:table"sv,
                            "has:heading"sv,
                            "has:mark"sv,
                            "has:subject"sv,
                            "has:text"sv,
                            "has:tag"sv,
                            "has:caption"sv,
                            "has:class"sv,
                            "has:precedence"sv,
                            "has:date"sv,
                            "has:released"sv,
                            "has:from"sv,
                            "has:to"sv,
                            "has:info"sv,
                            "has:ref"sv,
                            "has:signature"sv,
                            "has:classifiedby"sv};

}  // namespace

void fill_cited_by(std::vector<Document>& documents) {
    std::unordered_map<std::string, std::vector<std::string>> citing;
    for (const Document& document : documents) {
        for (const std::string& id : document.references) {
            citing[id].push_back(document.id);
        }
    }
    for (Document& document : documents) {
        document.cited_by = citing[std::string(search::cited_as(document.id))];
    }
}

std::vector<Document> generated_documents(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<Document> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back(chance_document(i, count, random));
    }
    fill_cited_by(out);
    return out;
}

std::string generated_query(std::mt19937& random) {
    std::string out;
    for (std::size_t i = random() % 3 + 1; i > 0; --i) {
        const std::string atom = pick(kAtoms, random);
        const std::size_t form = random() % 8;
        out += out.empty() ? "" : (random() % 4 == 0 ? " OR " : " ");
        if (form == 0) {
            out += "NOT " + atom;
        } else if (form == 1) {
            out += "(" + atom + " OR " + pick(kAtoms, random) + ")";
        } else if (form == 2) {
            out += "(" + atom + " " + pick(kAtoms, random) + ")";
        } else {
            out += atom;
        }
    }
    return random() % 30 == 0 ? std::string() : out;
}

std::string dump(const search::Results& results) {
    const auto lit = [](const search::LitText& text) {
        std::string out = text.text + " |";
        for (const Span& span : text.lit) {
            out += fmt::format(" {}-{}", span.begin, span.end);
        }
        return out;
    };
    std::string out = fmt::format("total {}\n", results.total);
    for (const std::uint64_t count : results.clause_counts) {
        out += fmt::format("clause {}\n", count);
    }
    for (const search::Hit& hit : results.hits) {
        out += fmt::format("{} {:a} {}\n", hit.id, hit.score, lit(hit.subject));
        for (const search::HitParagraph& paragraph : hit.paragraphs) {
            out += fmt::format("  {} {}\n", paragraph.address, lit(paragraph.snippet));
        }
        out += fmt::format("  more {}\n", hit.more_paragraphs);
    }
    for (const search::Facet& facet : results.facets) {
        out += facet.field;
        for (const auto& [value, count] : facet.values) {
            out += fmt::format(" {}:{}", value, count);
        }
        out += "\n";
    }
    if (results.histogram) {
        out += search::to_string(results.histogram->unit);
        for (const auto& [date, count] : results.histogram->bars) {
            out += fmt::format(" {}:{}", date, count);
        }
        out += "\n";
    }
    return out + "next " + results.next + "\n";
}

}  // namespace reftel::search_local::testing
