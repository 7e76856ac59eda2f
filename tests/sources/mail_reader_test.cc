// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "archive_maker.h"
#include "items.h"
#include "sources/limits.h"
#include "sources/mail_message.h"
#include "sources/mime_decode.h"

namespace reftel::sources::testing {
namespace {

const std::string kText = "UNCLAS ZENDA 000012\n\nSUBJECT: LANTERNS\n\n1. (U) Lit.\n";
const std::string kHead =
    "From: x@zenda.example\nMessage-ID: <1@zenda.example>\nMIME-Version: 1.0\n";

std::string part(const std::string& type, const std::string& name, const std::string& body) {
    const std::string disposition =
        name.empty() ? "" : "Content-Disposition: attachment; filename=\"" + name + "\"\n";
    return "--edge\nContent-Type: " + type + "\n" + disposition +
           "Content-Transfer-Encoding: base64\n\n" + body + "\n";
}

std::string mixed(const std::string& parts) {
    return kHead + "Content-Type: multipart/mixed; boundary=edge\n\n" + parts + "--edge--\n";
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const char c = i + k < bytes.size() ? bytes[i + k] : '\0';
            bits = bits << 8U | static_cast<unsigned char>(c);
        }
        for (std::size_t k = 0; k < 4; ++k) {
            out += i + k > bytes.size() ? '=' : kDigits[(bits >> (18 - 6 * k)) & 63U];
        }
    }
    return out;
}

TEST(MailReader, ReadsAttachmentsAsFilesInsideTheMessage) {
    const std::string zip = make_archive(Packing::Zip, {{"day/09ZENDA13.txt", kText}});
    const std::string inner = mixed(part("text/plain", "09ZENDA14.txt", base64(kText)));
    const std::string mail =
        mixed("--edge\nContent-Type: text/plain\n\n" + kText +
              part("application/octet-stream", "09ZENDA12.txt", base64(kText)) +
              part("application/zip", "day.zip", base64(zip)) +
              part("image/jpeg", "lamp.jpg", base64("\xFF\xD8\xFF\xE0 and so on")) +
              part("application/octet-stream", "inner.eml", base64(inner)));
    EXPECT_EQ(dump_short(read_bytes(mail, "x.eml")),
              fmt::format("x.eml: {} bytes, mail mail-from mail-id\n"
                          "x.eml!09ZENDA12.txt: 52 bytes, text\n"
                          "x.eml!day.zip!day/09ZENDA13.txt: 52 bytes, text\n"
                          "x.eml!lamp.jpg: not-text: this is a JPEG image\n"
                          "x.eml!inner.eml: no-telegram: this message has no text of its own, only "
                          "attachments\n"
                          "x.eml!inner.eml!09ZENDA14.txt: 52 bytes, text\n",
                          mail.size()));
}

TEST(MailReader, DoesNotGoDeeperThanTwoMessages) {
    std::string mail = mixed(part("text/plain", "09ZENDA14.txt", base64(kText)));
    for (int i = 0; i < 50; ++i) {
        mail = mixed(part("application/octet-stream", "x.eml", base64(mail)));
        if (mail.size() > 1'000'000) {
            break;
        }
    }
    const auto items = read_bytes(mail, "x.eml");
    EXPECT_EQ(std::get<Unread>(items.back()).rule, "nested-too-deep");
}

TEST(MailReader, SurvivesDeepMultipartsAndManyParts) {
    std::string deep = kHead;
    for (int i = 0; i < 20'000; ++i) {
        deep += fmt::format("Content-Type: multipart/mixed; boundary=b{}\n\n--b{}\n", i, i);
    }
    EXPECT_EQ(read_bytes(deep, "x.eml").size(), 1U);
    std::string many;
    for (std::size_t i = 0; i < kMaxMailParts + 100; ++i) {
        many += "--edge\nContent-Type: text/plain\n\nUNCLAS ZENDA 000012 and lanterns\n";
    }
    const auto items = read_bytes(mixed(many), "x.eml");
    EXPECT_EQ(telegrams(items).at(0)->notes.back().rule, "too-many-parts");
}

TEST(MailReader, MapsADecodedTextToTheBytesItCameFrom) {
    const std::string mail = kHead +
                             "Content-Type: text/plain; charset=koi8-r\n"
                             "Content-Transfer-Encoding: quoted-printable\n\nUNCLAS ZENDA =C6 "
                             "000012 lit=\n ter\n";
    const auto items = read_bytes(mail, "x.eml");
    expect_sound(items);
    const auto& raw = *telegrams(items).at(0);
    EXPECT_EQ(raw.message(), "UNCLAS ZENDA \xD1\x84 000012 lit ter\n");
    const auto at = [&](std::string_view word) {
        return raw.made->map.to_source(static_cast<std::uint32_t>(raw.message().find(word)));
    };
    EXPECT_EQ(at("\xD1"), mail.find("=C6"));
    EXPECT_EQ(at("ter"), mail.find("ter\n"));
}

const std::string kMilitary =
    "From: x@zenda.example\nTo: SECSTATE WASHDC <s@washdc.example>, y@zenda.example\n"
    "Cc: AMCONSUL STRELSAU <s@strelsau.example>\nSubject: LANTERNS\n"
    "MMHS-Primary-Precedence: 3\nMMHS-Copy-Precedence: 1\n"
    "MMHS-Extended-Authorisation-Info: Tue, 17 Apr 2007 16:25:00 +0200\n"
    "MMHS-Other-Recipients-Indicator-CC: AMEMBASSY HENTZAU; \n"
    "MMHS-Originator-PLAD: AMEMBASSY ZENDA\n\n";

std::string message_of(const std::string& mail) {
    const auto items = read_bytes(mail, "x.eml");
    expect_sound(items);
    return std::string(telegrams(items).at(0)->message());
}

TEST(MailReader, PutsWhatTheHeadersOfAMilitaryMailSayInFrontOfATextWithoutHeader) {
    const std::string head =
        "O R 171425Z APR 07\nFM AMEMBASSY ZENDA\nTO SECSTATE WASHDC\nINFO AMCONSUL STRELSAU\n"
        "INFO ZEN/AMEMBASSY HENTZAU\n";
    const std::string text = "1. (U) Lit.\n\n2. (U) It burns.\n";
    EXPECT_EQ(message_of(kMilitary + text), head + "SUBJECT: LANTERNS\n\n" + text);
    EXPECT_EQ(message_of(kMilitary + kText), head + kText);
}

TEST(MailReader, TellsThatLinesOfTheHeaderWereMade) {
    const auto is_told = [](const std::string& mail) {
        const auto items = read_bytes(mail, "x.eml");
        const auto& notes = telegrams(items).at(0)->notes;
        return std::any_of(notes.begin(), notes.end(),
                           [](const auto& note) { return note.rule == "header-from-mail"; });
    };
    EXPECT_TRUE(is_told(kMilitary + kText));
    EXPECT_FALSE(is_told(kMilitary + "P 181200Z APR 07\nFM AMEMBASSY STRELSAU\nBT\n" + kText));
}

TEST(MailReader, LeavesATextWithAHeaderOfItsOwnAsItIs) {
    const std::string own = "P 181200Z APR 07\nFM AMEMBASSY STRELSAU\nBT\n" + kText;
    EXPECT_EQ(message_of(kMilitary + own), own);
    const std::string civil = "Message-ID: <1@zenda.example>\nSubject: LANTERNS\n\n" + kText;
    EXPECT_EQ(message_of(civil), kText);
}

TEST(MailReader, IsNotFooledByARetypedTelegram) {
    const auto items =
        read_bytes("FROM: AMEMBASSY ZENDA\nTO: SECSTATE\nSUBJECT: LAMP\n\n1. Lit.\n", "x.txt");
    EXPECT_EQ(telegrams(items).at(0)->from.reader, "text");
}

TEST(MimeDecode, KeepsWhatIsNoEscape) {
    const std::string text = "a=ZZ=4";
    EXPECT_EQ(decode_transfer(text, {0, 6}, TransferEncoding::QuotedPrintable, false).text, text);
    EXPECT_FALSE(decode_charset("\xFF", "no-such-set"));
}

}  // namespace
}  // namespace reftel::sources::testing
