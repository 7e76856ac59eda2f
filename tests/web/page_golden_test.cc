// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <gtest/gtest.h>

#include "web_fixture.h"

namespace reftel::web {
namespace {

struct Golden {
    std::string_view target;
    std::string_view file;
};

class PageGolden : public ::testing::TestWithParam<Golden> {};

TEST_P(PageGolden, IsAsItWas) {
    const auto response = examples_room().get(GetParam().target);
    testing::expect_golden("web/pages/" + std::string(GetParam().file), sanitise(response.body));
}

INSTANTIATE_TEST_SUITE_P(
    Pages, PageGolden,
    ::testing::Values(Golden{"/cable/07ZENDA231", "telegram"},
                      Golden{"/cable/73STATE214466", "print"},
                      Golden{"/cable/07ZENDA231/4", "paragraph"},
                      Golden{"/cable/09SANDERLING88/transmitted", "transmitted"},
                      Golden{"/search?q=%22borrowed+match%22+OR+ladder+tag:PGOV+clas:x", "search"},
                      Golden{"/search?q=zzzz+tag:PGOV", "search_nothing"}, Golden{"/", "home"},
                      Golden{"/tags/PGOV", "tag"}, Golden{"/dates/2007/04", "month"},
                      Golden{"/missing/07ZENDA198", "missing"},
                      Golden{"/about/classification", "about_classification"},
                      Golden{"/about/classification?at=1975-03-12", "about_classification_1975"},
                      Golden{"/tags", "tags"}, Golden{"/stats", "stats"},
                      Golden{"/stats/ZENDA", "coverage"}, Golden{"/people", "people"},
                      Golden{"/people/TBLIGHTFOOT", "person"}, Golden{"/countries", "countries"},
                      Golden{"/captions/NODIS", "caption"}, Golden{"/about/keys", "about_keys"},
                      Golden{"/list?t=07ZENDA231%2F5&t=07ZENDA77&t=07ZENDA77999", "list"},
                      Golden{"/about/reftel", "about_reftel"}, Golden{"/nothing", "nothing"}),
    [](const auto& suite) { return std::string(suite.param.file); });

}  // namespace
}  // namespace reftel::web
