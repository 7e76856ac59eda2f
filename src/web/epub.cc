// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/sha256.h"
#include "base/text.h"
#include "web/list_forms.h"
#include "web/pieces.h"
#include "web/stored_zip.h"

// A reading list as EPUB 3: a chapter for each place, and a table of contents. The chapters are
// written with the templates of pages, whose markup is XML as well as long as every element is
// closed.

namespace reftel::web {
namespace {

using telegram::Paragraph;

struct Chapter {
    std::string number;  ///< `001`: its file is `c001.xhtml`
    std::string title;
    std::string document;
};

constexpr std::string_view kContainer = R"(<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
)";
constexpr std::string_view kStyle = R"(body { line-height: 1.5; }
h1 { font-size: 1.3em; line-height: 1.25; }
h2 { font-size: 1em; }
.facts, .cite { font-size: .85em; }
.cite { margin-top: 2em; }
.txt { white-space: pre-line; }
)";

Html facts(const Language& lang, const room::Card& card) {
    Html out;
    if (card.date) {
        out.text(lang.date(card.date->date()));
    }
    for (const std::string& fact : {card.origin_name, card.classification}) {
        if (!fact.empty()) {
            out.text((out.empty() ? "" : " · ") + fact);
        }
    }
    return out;
}

Html shown(const Language& lang, const room::Reading& reading, const Paragraph& paragraph) {
    const Html text = in_english(lang, reading.telegram->text_of(paragraph));
    if (paragraph.kind == Paragraph::Kind::Heading) {
        return html("<h2>{}</h2>\n", text);
    }
    if (paragraph.kind == Paragraph::Kind::Table) {
        return html("<pre>{}</pre>\n", text);
    }
    const std::string number =
        paragraph.number > 0 ? fmt::format("{}. ", paragraph.number) : std::string();
    const std::string mark =
        paragraph.mark_text.empty() ? std::string() : fmt::format("{} ", paragraph.mark_text);
    return html(R"(<p class="txt">{}{}{}</p>
)",
                number, mark, text);
}

Html content_of(const Visit& visit, const ListEntry& entry) {
    const Language& lang = visit.site.lang();
    if (entry.reading == nullptr) {
        return html("<p>{}</p>\n", lang.say(Text::NothingAtPlace, entry.place.to_string()));
    }
    Html out = html(R"(<p class="facts">{}</p>
)",
                    facts(lang, entry.reading->card));
    for (const auto& paragraph : entry.reading->telegram->paragraphs) {
        if (entry.paragraph == nullptr || entry.paragraph == &paragraph) {
            out.append(shown(lang, *entry.reading, paragraph));
        }
    }
    if (entry.paragraph == nullptr) {
        for (const auto line : entry.reading->telegram->signature) {
            out.add("<p>{}</p>\n", in_english(lang, line));
        }
    }
    return out.add(R"(<p class="cite">{}</p>
)",
                   in_english(lang, list_citation(visit, entry)));
}

std::string document(const Language& lang, std::string_view title, const Html& body) {
    return html(R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{}" xml:lang="{}">
<head>
<title>{}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{}</body>
</html>
)",
                lang.tag(), lang.tag(), title, body)
        .string();
}

Chapter chapter_of(const Visit& visit, const ListEntry& entry) {
    const Language& lang = visit.site.lang();
    std::string title = entry.place.to_string();
    if (entry.reading != nullptr && !entry.reading->card.subject.empty()) {
        title += ": " + collapse_space(entry.reading->card.subject);
    }
    const Html body = html("<h1>{}</h1>\n{}", title, content_of(visit, entry));
    return {fmt::format("{:03}", entry.number), title, document(lang, title, body)};
}

std::string contents(const Language& lang, const std::vector<Chapter>& chapters) {
    const std::string_view title = lang[Text::ReadingListTitle];
    Html items;
    for (const auto& chapter : chapters) {
        items.add(R"(<li><a href="c{}.xhtml">{}</a></li>
)",
                  chapter.number, chapter.title);
    }
    return document(lang, title,
                    html(R"(<nav epub:type="toc">
<h1>{}</h1>
<ol>
{}</ol>
</nav>
)",
                         title, items));
}

/// The same list is the same book.
std::string identifier(const ReadingList& list) {
    const std::string hex = sha256(list_link(list).string()).hex();
    return fmt::format("urn:uuid:{}-{}-8{}-8{}-{}", hex.substr(0, 8), hex.substr(8, 4),
                       hex.substr(12, 3), hex.substr(15, 3), hex.substr(18, 12));
}

std::string package(const Visit& visit, const ReadingList& list, UtcTime modified,
                    const std::vector<Chapter>& chapters) {
    const Language& lang = visit.site.lang();
    Html manifest;
    Html spine;
    for (const auto& chapter : chapters) {
        manifest.add(R"(<item id="c{}" media-type="application/xhtml+xml" href="c{}.xhtml"/>
)",
                     chapter.number, chapter.number);
        spine.add(R"(<itemref idref="c{}"/>
)",
                  chapter.number);
    }
    return html(R"(<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="{}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">{}</dc:identifier>
<dc:title>{}</dc:title>
<dc:language>{}</dc:language>
<dc:publisher>{}</dc:publisher>
<meta property="dcterms:modified">{}</meta>
</metadata>
<manifest>
<item id="nav" properties="nav" media-type="application/xhtml+xml" href="nav.xhtml"/>
<item id="style" media-type="text/css" href="style.css"/>
{}</manifest>
<spine>
<itemref idref="nav"/>
{}</spine>
</package>
)",
                lang.tag(), identifier(list), lang[Text::ReadingListTitle], lang.tag(),
                visit.site.title, modified.to_iso(), manifest, spine)
        .string();
}

}  // namespace

Result<std::string> list_as_epub(const Visit& visit, const ReadingList& list) {
    std::vector<Chapter> chapters;
    UtcTime modified{0};
    REFTEL_CHECK(for_each_entry(visit, list, [&](const ListEntry& entry) {
        chapters.push_back(chapter_of(visit, entry));
        for (std::size_t i = 0; entry.reading != nullptr && i < entry.reading->witnesses.size();
             ++i) {
            modified = std::max(modified, entry.reading->witnesses[i].imported);
        }
    }));
    StoredZip zip;
    zip.add("mimetype", "application/epub+zip");
    zip.add("META-INF/container.xml", kContainer);
    zip.add("book/content.opf", package(visit, list, modified, chapters));
    zip.add("book/nav.xhtml", contents(visit.site.lang(), chapters));
    zip.add("book/style.css", kStyle);
    for (const auto& chapter : chapters) {
        zip.add(fmt::format("book/c{}.xhtml", chapter.number), chapter.document);
    }
    return std::move(zip).finish();
}

}  // namespace reftel::web
