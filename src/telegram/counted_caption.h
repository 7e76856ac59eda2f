// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string_view>

namespace reftel::telegram {

/// What a line among the captions counts as, as the table of captions has it: `EXDIS` for
/// `Exdis 5`, `CORRECTED COPY` for `C O R R E C T E D  C O P Y (PARA 3)`. Empty when it is none
/// that is known (`SECTO 07`, `QUOTE`): then it stays on its telegram and is not counted. Static
/// storage.
[[nodiscard]] std::string_view counted_caption(std::string_view line);

}  // namespace reftel::telegram
