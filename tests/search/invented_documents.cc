// SPDX-License-Identifier: AGPL-3.0-or-later
#include "invented_documents.h"

#include <algorithm>
#include <array>
#include <random>

#include <gtest/gtest.h>

#include "search/scan_index.h"

namespace reftel::search::testing {
namespace {

using Kind = telegram::Paragraph::Kind;
using telegram::Level;
using telegram::Precedence;

DocumentParagraph paragraph(std::string address, std::string text, Kind kind = Kind::Text,
                            Level mark = Level::None) {
    return {std::move(address), kind, mark, std::move(text)};
}

Document telegram(std::string id, std::string_view day, std::string subject,
                  std::vector<DocumentParagraph> paragraphs) {
    Document out;
    out.id = std::move(id);
    out.date = UtcTime::parse(day);
    out.subject = std::move(subject);
    out.paragraphs = std::move(paragraphs);
    const std::size_t digits = out.id.find_last_not_of("0123456789");
    out.origin = digits == std::string::npos ? "" : out.id.substr(2, digits - 1);
    out.origin_name = "Embassy " + out.origin;
    return out;
}

void add_oil(std::vector<Document>& out) {
    Document a = telegram(
        "07ZENDA10", "2007-01-05 10:00", "Oil pipeline agreement",
        {paragraph("1", "Summary: the oil pipeline was agreed.", Kind::Summary,
                   Level::Unclassified),
         paragraph("2", "The minister praised oil and gas. Oil prices rose.", Kind::Text,
                   Level::Sensitive),
         paragraph("3", "Comment: gas matters more.", Kind::Comment, Level::Confidential)});
    a.tags = {"EPET", "ENRG"};
    a.level = Level::Confidential;
    a.classification = "CONFIDENTIAL";
    a.captions = {"SIPDIS"};
    a.to = {"SECSTATE WASHDC"};
    a.info = {"AMEMBASSY STRELSAU", "RUEHC"};
    a.signature = {"TARLENHEIM"};
    a.precedence = Precedence::Priority;
    out.push_back(a);

    Document b = telegram("07ZENDA11", "2007-01-06 10:00", "Gas prices in the kingdom",
                          {paragraph("1", "Gas prices doubled; oil did not.")});
    b.tags = {"EPET"};
    b.level = Level::Unclassified;
    b.classification = "UNCLASSIFIED";
    b.references = {"07ZENDA10"};
    b.precedence = Precedence::Routine;
    out.push_back(b);

    Document c =
        telegram("08ZENDA140", "2008-06-30 23:59", "Coal",
                 {paragraph("1", "Coal, not oil, heats the castle."),
                  paragraph("2", "One two three four five six seven eight nine ten gas.")});
    c.level = Level::Sensitive;
    c.classification = "UNCLASSIFIED//FOR OFFICIAL USE ONLY";
    c.released = UtcTime::parse("2011-08-30");
    out.push_back(c);
}

void add_policy(std::vector<Document>& out) {
    Document a = telegram("08STRELSAU19", "2008-01-01", "Legal policy of the Regent",
                          {paragraph("1", "The legal policy was explained."),
                           paragraph("2", "Policy on legal aid differs.")});
    a.tags = {"PHUM", "KJUS"};
    a.level = Level::Secret;
    a.classification = "SECRET//NOFORN";
    a.captions = {"NODIS", "SIPDIS"};
    a.classified_by = "Ambassador Sapt, reasons 1.4 (b) and (d)";
    a.precedence = Precedence::Immediate;
    a.references = {"07ZENDA10", "07ZENDA11"};
    out.push_back(a);

    Document b = telegram("09STRELSAU120", "2009-03-12 08:29", "Kazakhstan's al-Qa'ida case",
                          {paragraph("1", "U.S. and Kazakhstani officials met at the Élysée."),
                           paragraph("2", "See 09ZENDA77 and document 000436.")});
    b.tags = {"PTER", "KZ"};
    b.level = Level::Secret;
    b.classification = "SECRET";
    b.precedence = Precedence::Flash;
    b.cited_by = {"09ZENDA77"};
    out.push_back(b);

    Document c =
        telegram("09ZENDA77", "2009-03-13", "polcy misspelled",
                 {paragraph("1", "A legal polciy, twice misspelled.", Kind::Text, Level::Secret)});
    c.references = {"09STRELSAU120", "99HENTZAU1"};
    c.partial = true;
    out.push_back(c);
}

void add_odd(std::vector<Document>& out) {
    Document undated =
        telegram("x-0f3a", "", "", {paragraph("s1", "An oil slick without a date.")});
    undated.origin.clear();
    undated.origin_name.clear();
    undated.date.reset();
    out.push_back(undated);
    out.push_back(telegram("10ZENDA12", "2010-02-03", "", {}));
    Document tie = telegram("10ZENDA2", "2010-02-03", "", {paragraph("1", "Tie of dates.")});
    out.push_back(tie);
    Document old =
        telegram("75HENTZAU3", "1975-05-05", "OIL OIL OIL",
                 {paragraph("1", "OIL"), paragraph("2", "OIL AGAIN"),
                  paragraph("3", "OIL ONCE MORE"), paragraph("4", "OIL AND GAS TOGETHER")});
    old.level = Level::Sensitive;
    old.classification = "LIMITED OFFICIAL USE";
    old.tags = {"EPET", "EPET"};
    out.push_back(old);
    for (int i = 1; i <= 5; ++i) {
        Document filler =
            telegram("06HENTZAU" + std::to_string(i), "2006-0" + std::to_string(i) + "-01",
                     "Weekly report", {paragraph("1", "Nothing to report from the lodge.")});
        filler.tags = {i % 2 == 0 ? "PGOV" : "PREL"};
        filler.level = Level::Unclassified;
        filler.classification = "UNCLASSIFIED";
        out.push_back(filler);
    }
}

}  // namespace

Result<void> MemorySource::for_each(const std::function<bool(const Document&)>& visit) const {
    for (const Document& document : documents_) {
        if (!visit(document)) {
            break;
        }
    }
    return {};
}

std::vector<Document> invented_documents() {
    std::vector<Document> out;
    add_oil(out);
    add_policy(out);
    add_odd(out);
    return out;
}

std::vector<Document> chance_documents(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    constexpr std::array<std::string_view, 8> kWords{"oil",    "gas",   "coal",       "legal",
                                                     "policy", "zenda", "kazakhstan", "polcy"};
    const auto text = [&] {
        std::string out;
        for (std::size_t i = random() % 12; i > 0; --i) {
            out.append(kWords[random() % kWords.size()]).append(i % 3 == 0 ? ". " : " ");
        }
        return out;
    };
    std::vector<Document> out;
    for (std::size_t i = 1; i <= count; ++i) {
        std::vector<DocumentParagraph> paragraphs;
        for (std::size_t p = random() % 4; p > 0; --p) {
            paragraphs.push_back(
                paragraph(std::to_string(p), text(), static_cast<Kind>(random() % 4)));
        }
        Document made = telegram("09ZENDA" + std::to_string(i), "2009-01-01", text(), paragraphs);
        made.date = UtcTime{static_cast<std::int64_t>(1'230'768'000 + 86'400 * (random() % 40))};
        made.tags = {std::string(kWords[random() % 3])};
        out.push_back(std::move(made));
    }
    return out;
}

Results scan(const DocumentSource& source, std::string_view query, std::uint32_t limit) {
    SearchRequest request;
    request.query = parse_query(query);
    request.limit = limit;
    if (request.query.sort) {
        request.sort = static_cast<Sort>(*request.query.sort);
    }
    auto results = ScanIndex(source).search(request);
    EXPECT_TRUE(results.has_value()) << query;
    return results ? std::move(*results) : Results{};
}

std::string in_order(const Results& results) {
    std::string out;
    for (const Hit& hit : results.hits) {
        out.append(out.empty() ? "" : " ").append(hit.id);
    }
    return out;
}

std::string found(const DocumentSource& source, std::string_view query) {
    Results results = scan(source, query);
    std::ranges::sort(results.hits, {}, &Hit::id);
    EXPECT_EQ(results.total, results.hits.size()) << query;
    return in_order(results);
}

}  // namespace reftel::search::testing
