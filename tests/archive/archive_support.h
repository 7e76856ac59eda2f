// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "archive/edition.h"
#include "archive/writer.h"
#include "golden.h"

namespace reftel::archive::testing {

/// 2026-01-01 00:00, the time at which tests happen.
inline constexpr UtcTime kNow{1767225600};
inline constexpr std::int64_t kDay = 86400;

/// An invented telegram. What is empty is left out of its text.
struct Sample {
    int number = 436;
    std::string origin = "ZENDA";
    std::string dtg = "120829Z MAR 09";
    std::string subject = "LANTERNS";
    std::string tags = "PGOV, ZY";
    std::string reference;
    std::string class_line = "UNCLAS";
    std::vector<std::string> paragraphs = {"The Kingdom of Ruritania lit its lanterns.",
                                           "Nobody was seen to choose the first lamp."};
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] std::unique_ptr<ArchiveWriter> open_writer(const std::string& folder);
[[nodiscard]] std::unique_ptr<Edition> open_edition(const std::string& folder,
                                                    Audience audience = Audience::Owner,
                                                    UtcTime now = kNow);

/// A file `NAME` whose whole bytes are the message.
[[nodiscard]] telegram::RawTelegram raw_of(std::string text, telegram::Published published = {},
                                           std::string name = "sample.txt");
[[nodiscard]] Prepared prepare(const telegram::RawTelegram& raw,
                               std::shared_ptr<const Dictionary> dictionary = nullptr);
/// Adds and expects success.
Added add(ArchiveWriter& writer, const telegram::RawTelegram& raw);
Added add(ArchiveWriter& writer, const Sample& sample, telegram::Published published = {});
/// What the publisher says of a telegram's number and classification.
[[nodiscard]] telegram::Published published_as(std::string id, std::string classification = {});
/// What the publisher says of a telegram released `days` after kNow (before, when below 0).
[[nodiscard]] telegram::Published released_after(int days);

/// All rows of all tables but those named, as text.
[[nodiscard]] std::string dump_tables(const std::string& folder,
                                      const std::vector<std::string>& without = {});
/// Executes statements on an archive behind reftel's back.
void tamper(const std::string& folder, const std::string& statements);

[[nodiscard]] std::string ids_of(const std::vector<Card>& cards);
[[nodiscard]] std::string text_of(const std::vector<Count>& counts);

/// An archive in a fresh folder.
class ArchiveTest : public ::testing::Test {
 protected:
    [[nodiscard]] const std::string& folder() const { return folder_; }
    /// The damage that a check names, one a line.
    [[nodiscard]] std::string damage() const;

 private:
    reftel::testing::TemporaryFolder parent_;
    std::string folder_ = parent_.path() + "/archive";
};

}  // namespace reftel::archive::testing
