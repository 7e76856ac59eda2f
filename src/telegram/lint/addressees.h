// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

#include "telegram/telegram.h"

// What an address says about who is behind it, for the rules about addressees. [spec 8.1]
namespace reftel::telegram::lint {

/// An address that stands for a list of posts which only the relays know: `CIS COLLECTIVE`, `AIG
/// 1234`, `ALL DIPLOMATIC POSTS`, `ALDAC`.
[[nodiscard]] bool is_collective(const Addressee& addressee);

/// A collective of all posts there are: `ALDAC`, `ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE`.
[[nodiscard]] bool names_all_posts(const Addressee& addressee);

/// An embassy, a consulate, a mission or another office abroad, which has a duty officer to wake.
[[nodiscard]] bool is_post(const Addressee& addressee);

}  // namespace reftel::telegram::lint
