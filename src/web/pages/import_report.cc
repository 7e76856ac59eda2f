// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/pages/import_report.h"

#include <algorithm>

#include <fmt/format.h>

#include "web/assets.h"
#include "web/html.h"
#include "web/words.h"

namespace reftel::web {
namespace {

using room::ImportReport;

// In the words of the command line, which are English: this page comes from there.

/// `251,287`
std::string grouped(std::uint64_t count) {
    constexpr std::size_t kGroup = 3;
    std::string out = std::to_string(count);
    for (std::size_t at = out.size(); at > kGroup;) {
        at -= kGroup;
        out.insert(at, ",");
    }
    return out;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

Html section(std::string_view id, std::string_view heading, const Html& content) {
    return html(R"(<section class="sec in" aria-labelledby="{}">
<h2 id="{}">{}</h2>
{}</section>
)",
                id, id, heading, content);
}

std::string bytes(std::uint64_t count) {
    constexpr double kThousand = 1000;
    constexpr double kMillion = 1e6;
    const auto value = static_cast<double>(count);
    if (value < kThousand) {
        return fmt::format("{} B", count);
    }
    return value < kMillion ? fmt::format("{:.1f} kB", value / kThousand)
                            : fmt::format("{:.1f} MB", value / kMillion);
}

std::string share(std::uint64_t part, std::uint64_t whole) {
    constexpr double kHundred = 100;
    return whole == 0 ? std::string("0 %")
                      : fmt::format("{:.2f} %", static_cast<double>(part) /
                                                    static_cast<double>(whole) * kHundred);
}

/// A table with its first column as the heading of each row.
Html table(std::string_view caption, const Html& head, const Html& rows) {
    return html(R"(<table class="grid plain">
<caption>{}</caption>
<thead><tr>{}</tr></thead>
<tbody>
{}</tbody>
</table>
)",
                caption, head, rows);
}

Html facts_row(std::string_view name, std::string_view value) {
    return html(R"(<div><dt>{}</dt><dd class="num">{}</dd></div>
)",
                name, value);
}

Html totals(const ImportReport& report) {
    Html out;
    out.append(facts_row("Telegrams read", grouped(report.telegrams)));
    out.append(facts_row("New", grouped(report.fresh)));
    out.append(facts_row("Further copies", grouped(report.witnesses)));
    out.append(facts_row("Held already, byte for byte", grouped(report.held)));
    out.append(facts_row("Without a reference number", grouped(report.provisional)));
    out.append(facts_row("Not read", grouped(report.refused.size() + report.refused_more)));
    return html(R"(<dl class="facts">
{}</dl>
)",
                out);
}

Html lead(const ImportReport& report) {
    if (report.telegrams == 0) {
        return html(R"(<p class="lead">Nothing changed: no telegram was read.</p>
)");
    }
    if (report.changed_nothing()) {
        return html(
            R"(<p class="lead">Nothing changed: what was read, {}, is in the archive already.</p>
)",
            counted(report.telegrams, "telegram", "telegrams"));
    }
    return html(R"(<p class="lead">{} of {} of messages were understood.</p>
)",
                share(report.bytes_understood(), report.bytes_message),
                bytes(report.bytes_message));
}

Html stopped(const ImportReport& report) {
    return report.stopped
               ? html(
                     R"(<p class="note bad">This import was interrupted. What was read is in the archive; the same import goes on from there.</p>
)")
               : Html();
}

Html parts(const ImportReport& report) {
    Html rows;
    for (const auto& [part, count] : report.parts) {
        rows.add(R"(<tr><th scope="row">{}</th><td class="n">{}</td><td class="n">{}</td></tr>
)",
                 part, grouped(count), share(count, report.bytes_message));
    }
    return table(
        "Bytes of messages, line ends not counted, by the part of a telegram they are in; "
        "junk is in none.",
        html(
            R"(<th scope="col">Part</th><th scope="col" class="n">Bytes</th><th scope="col" class="n">Share</th>)"),
        rows);
}

Html unread(const ImportReport& report) {
    if (report.unread.empty()) {
        return html(R"(<p>Every line of every telegram is in a part of it.</p>
)");
    }
    Html rows;
    for (const ImportReport::UnreadLines& lines : report.unread) {
        rows.add(R"(<tr><th scope="row">{}</th><td class="n">{}-{}</td><td class="n">{}</td></tr>
)",
                 lines.where, lines.first, lines.last, grouped(lines.bytes));
    }
    return table(
        "The longest runs of lines that are in no part of a telegram.",
        html(
            R"(<th scope="col">File</th><th scope="col" class="n">Lines</th><th scope="col" class="n">Bytes</th>)"),
        rows);
}

Html poor(const ImportReport& report) {
    if (report.poor.empty()) {
        return html(R"(<p>No telegram was read poorly.</p>
)");
    }
    Html rows;
    for (const ImportReport::Poor& each : report.poor) {
        rows.add(R"(<tr><th scope="row"><span class="id">{}</span></th><td>{}</td><td>{}</td></tr>
)",
                 each.id, each.where, fmt::format("{}", fmt::join(each.reasons, "; ")));
    }
    return table(
        counted(report.poor.size() + report.poor_more, "telegram deserves a look.",
                "telegrams deserve a look."),
        html(R"(<th scope="col">Telegram</th><th scope="col">File</th><th scope="col">Why</th>)"),
        rows);
}

Html refused(const ImportReport& report) {
    if (report.refused.empty()) {
        return html(R"(<p>Every file held a telegram.</p>
)");
    }
    Html rows;
    for (const ImportReport::Refused& each : report.refused) {
        rows.add(
            R"(<tr><th scope="row">{}</th><td>{}</td><td><code>{}</code></td><td class="n">{}</td></tr>
)",
            each.where, as_sentence(each.reason), each.rule, grouped(each.bytes));
    }
    return table(
        counted(report.refused.size() + report.refused_more, "file or record.",
                "files or records."),
        html(
            R"(<th scope="col">File</th><th scope="col">Reason</th><th scope="col">Rule</th><th scope="col" class="n">Bytes</th>)"),
        rows);
}

Html rules(const std::map<std::string, ImportReport::Rule>& found) {
    if (found.empty()) {
        return html(R"(<p>Nothing.</p>
)");
    }
    Html rows;
    for (const auto& [name, rule] : found) {
        rows.add(R"(<tr><th scope="row"><code>{}</code></th><td class="n">{}</td><td>{}</td></tr>
)",
                 name, grouped(rule.count), rule.example);
    }
    return table(
        "By rule, with the first place.",
        html(
            R"(<th scope="col">Rule</th><th scope="col" class="n">Found</th><th scope="col">First</th>)"),
        rows);
}

Html forms(const ImportReport& report) {
    Html rows;
    for (const auto& [form, count] : report.variants) {
        rows.add(R"(<tr><th scope="row">{}</th><td class="n">{}</td></tr>
)",
                 form, grouped(count));
    }
    return table("Telegrams by the form of their header.",
                 html(R"(<th scope="col">Form</th><th scope="col" class="n">Telegrams</th>)"),
                 rows);
}

Html files(const ImportReport& report) {
    Html rows;
    for (const ImportReport::File& file : report.files) {
        rows.add(
            R"(<tr><th scope="row">{}</th><td>{}</td><td class="n">{}</td><td class="n">{}</td><td class="n">{}</td><td class="n">{}</td></tr>
)",
            file.where, file.reader, grouped(file.telegrams), grouped(file.fresh),
            grouped(file.refused), grouped(file.bytes_unread));
    }
    Html out = table(
        "What each file held.",
        html(
            R"(<th scope="col">File</th><th scope="col">Read as</th><th scope="col" class="n">Telegrams</th><th scope="col" class="n">New</th><th scope="col" class="n">Not read</th><th scope="col" class="n">Bytes not understood</th>)"),
        rows);
    if (report.files_more > 0) {
        out.add(R"(<p>And {} more.</p>
)",
                grouped(report.files_more));
    }
    return out;
}

std::string document(std::string_view title, const Html& content) {
    // The style sheet is ours, a literal of the program, and the only thing that is not escaped.
    std::string out = html(R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<title>{}</title>
)",
                           title)
                          .string();
    out += "<style>\n";
    out += asset_bytes("room.css");
    out += "</style>\n</head>\n<body>\n";
    out += content.string();
    return out + "</body>\n</html>\n";
}

}  // namespace

std::string import_report_page(const ImportReport& report, const ImportFacts& facts) {
    const std::string title = "Import of " + facts.when.to_string() + " UTC";
    Html heading = html(R"(<h1>{}</h1>
<p class="quiet">Into {}.</p>
)",
                        title, facts.archive);
    heading.append(lead(report)).append(stopped(report)).append(totals(report));
    Html content;
    content.append(section("poor", "Worth a look", poor(report)));
    content.append(section("not-read", "Not read", refused(report)));
    content.append(section("lines", "Not understood", unread(report)));
    content.append(section("parts", "What the bytes are", parts(report)));
    content.append(section("forms", "Forms", forms(report)));
    content.append(section("findings", "Found odd", rules(report.findings)));
    content.append(section("noted", "Noted beside the telegrams", rules(report.noted)));
    content.append(section("files", "File by file", files(report)));
    return document(title, html(R"(<div class="wrap">
<main id="main">
<div class="in headroom">
{}</div>
{}</main>
</div>
)",
                                heading, content));
}

}  // namespace reftel::web
