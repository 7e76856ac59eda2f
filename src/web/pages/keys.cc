// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>
#include <string_view>

#include "base/text.h"
#include "web/frame.h"
#include "web/handlers.h"
#include "web/pieces.h"

namespace reftel::web {
namespace {

struct KeyRow {
    std::string_view keys;  ///< With blanks between; `g h` is one after the other
    Text says;
};

// What assets/room.js does.
constexpr auto kReading = std::to_array<KeyRow>({{"j", Text::KeyNext},
                                                 {"k", Text::KeyBefore},
                                                 {"Enter", Text::KeyOpen},
                                                 {"o", Text::KeyOpen},
                                                 {"n", Text::KeyLitNext},
                                                 {"N", Text::KeyLitBefore},
                                                 {"t", Text::KeyOtherView},
                                                 {"p", Text::KeyTools},
                                                 {"¶", Text::KeyTools},
                                                 {"c", Text::KeyCite},
                                                 {"r", Text::KeyReferences},
                                                 {"[", Text::KeyTelegramBefore},
                                                 {"]", Text::KeyTelegramAfter}});
constexpr auto kGoing = std::to_array<KeyRow>({{"/", Text::KeySearchBox},
                                               {"g h", Text::KeyHome},
                                               {"g d", Text::Dates},
                                               {"g o", Text::Origins},
                                               {"g t", Text::Tags},
                                               {"g m", Text::Missing},
                                               {"?", Text::KeyThisList},
                                               {"Esc", Text::KeyEscape}});

template <std::size_t N>
Html key_table(const Language& lang, const std::array<KeyRow, N>& rows) {
    Html out;
    for (const auto& row : rows) {
        Html keys;
        for (const auto key : split(row.keys, ' ')) {
            keys.add("{}<kbd>{}</kbd>", keys.empty() ? "" : " ", key);
        }
        out.add(R"(<tr><th scope="row">{}</th><td>{}</td></tr>
)",
                keys, lang[row.says]);
    }
    return html(R"(<table class="grid plain keys">
<thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody>
</table>
)",
                lang[Text::Key], lang[Text::WhatItDoes], out);
}

}  // namespace

Result<http::Response> show_about_keys(const Visit& visit) {
    const Language& lang = visit.site.lang();
    Page page;
    page.title = lang[Text::Keys];
    page.canonical = Link("/about/keys");
    Html content =
        section("k-read", lang[Text::Keys], lang[Text::KeysForReading], key_table(lang, kReading));
    content.append(
        section("k-go", lang[Text::Keys], lang[Text::KeysForGoing], key_table(lang, kGoing)));
    // The script shows the switch: without it there is nothing to switch.
    page.content = plain_main(html(R"(<h1>{}</h1>
<p class="lead">{}</p>
<p class="choice" hidden><label><input type="checkbox" id="keys-on" checked> {}</label></p>
)",
                                   page.title, lang[Text::KeysLead], lang[Text::KeysAct]),
                              content);
    return respond(visit.site, page);
}

}  // namespace reftel::web
