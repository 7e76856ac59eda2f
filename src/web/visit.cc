// SPDX-License-Identifier: AGPL-3.0-or-later
#include "web/visit.h"

#include <array>

#include "base/text.h"

namespace reftel::web {
namespace {

constexpr auto kSuffixes = std::to_array<FormSuffix>({{".feed.json", Form::Feed},
                                                      {".csl.json", Form::CslJson},
                                                      {".json", Form::Json},
                                                      {".txt", Form::Text},
                                                      {".atom", Form::Atom},
                                                      {".csv", Form::Csv},
                                                      {".jsonl", Form::Jsonl},
                                                      {".bib", Form::Bib},
                                                      {".ris", Form::Ris},
                                                      {".md", Form::Markdown},
                                                      {".epub", Form::Epub},
                                                      {".xml", Form::Xml}});

}  // namespace

std::span<const FormSuffix> form_suffixes() {
    return kSuffixes;
}

std::string_view suffix_of(Form form) {
    for (const FormSuffix& known : kSuffixes) {
        if (known.form == form) {
            return known.suffix;
        }
    }
    return {};
}

std::uint64_t page_offset(const http::Request& request, std::uint64_t size) {
    const auto page = parse_number(request.parameter("page"));
    return page && *page > 1 ? (*page - 1) * size : 0;
}

}  // namespace reftel::web
