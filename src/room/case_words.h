// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "archive/edition.h"
#include "base/result.h"
#include "telegram/letter_case/case_dictionary.h"

namespace reftel::room {

/// How the telegrams of an edition write words: `words/owner` or `words/released` in the archive's
/// folder, made from that edition and from nothing else, kept so that opening a page costs little.
///
/// Derived: a file that is missing, damaged or of another state is made anew; where it cannot be
/// written it is held in memory. Of a large archive a sample of telegrams is read, spread over its
/// years. Safe to use from several threads.
class CaseWords {
 public:
    /// `edition` must outlive this.
    CaseWords(const std::string& archive_folder, const archive::Edition& edition);

    /// The words of the edition's present state. The owner, to whom nothing is withheld, is given
    /// those of an earlier state rather than made to wait.
    [[nodiscard]] Result<std::shared_ptr<const telegram::CaseDictionary>> words();
    /// Makes them anew unless they are of the present state.
    [[nodiscard]] Result<void> update();

 private:
    [[nodiscard]] Result<void> update_locked(const std::string& mark);
    void load();

    std::string path_;
    const archive::Edition& edition_;
    std::mutex mutex_;  ///< Guards all below.
    std::shared_ptr<const telegram::CaseDictionary> words_;
    std::string mark_;  ///< State of the edition that words_ were made of.
    bool loaded_ = false;
};

/// The file's form: a heading, the mark, a checksum, then a word a line.
[[nodiscard]] std::string encode_case_words(const telegram::CaseDictionary& words,
                                            std::string_view mark);
struct DecodedCaseWords {
    std::string mark;
    telegram::CaseDictionary words;
};
/// Corrupt when it is not as it was written.
[[nodiscard]] Result<DecodedCaseWords> decode_case_words(std::string_view bytes);

/// Removes the files of all editions; they are made again when next needed.
[[nodiscard]] Result<void> remove_case_words(const std::string& archive_folder);

}  // namespace reftel::room
