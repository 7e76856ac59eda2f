// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sources/sniff.h"

#include <string>

#include <gtest/gtest.h>

namespace reftel::sources {
namespace {

std::string reason(std::string_view head) {
    const auto refusal = recognise_no_telegram(head);
    return refusal ? refusal->reason : "";
}

TEST(Sniff, NamesWhatIsNoText) {
    EXPECT_EQ(reason("\xFF\xD8\xFF\xE0"), "this is a JPEG image");
    EXPECT_EQ(reason("\x7F"
                     "ELF"),
              "this is a program (ELF)");
    EXPECT_EQ(reason(std::string("SQLite format 3\0x", 17)), "this is an SQLite database");
    EXPECT_EQ(reason(std::string(300, '\0')), "there is nothing in it but NUL bytes");
    EXPECT_EQ(reason("[\n  {\"a\": 1}, {\"b\": 2}]"), "this is JSON");
    EXPECT_EQ(reason(""), "the file is empty");
    EXPECT_EQ(reason("A"), "1 byte can be no telegram");
}

TEST(Sniff, LetsTextPass) {
    EXPECT_EQ(reason("# Read me\n\nThis is prose and no telegram.\n"), "");
    EXPECT_EQ(reason("{brackets} may begin a telegram\n"), "");
    EXPECT_EQ(reason("\x01\x02 RR RUEHC\r\r\nDE RUEHZD 012\x03\n"), "");
    EXPECT_EQ(reason("<?xml version='1.0'?><!DOCTYPE html><html>"), "");
    EXPECT_EQ(reason("UNCLAS ZENDA 12 with a NUL" + std::string(1, '\0') + " or so in it"), "");
}

TEST(Sniff, KnowsContainers) {
    EXPECT_EQ(recognise_container("PK\x03\x04"), ContainerKind::Zip);
    EXPECT_EQ(recognise_container("\x1F\x8B\x08"), ContainerKind::Compressed);
    EXPECT_EQ(recognise_container(std::string(257, 'x') + "ustar" + std::string(250, 'x')),
              ContainerKind::Tar);
    EXPECT_FALSE(recognise_container("UNCLAS"));
    EXPECT_FALSE(recognise_container(""));
}

}  // namespace
}  // namespace reftel::sources
