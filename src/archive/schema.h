// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "archive/sqlite.h"
#include "base/result.h"

namespace reftel::archive {

/// SQLite's application_id of an archive: `Refl`.
inline constexpr std::int64_t kApplicationId = 0x5265666C;

/// The statements that bring a schema one version further; the n-th (from 0) makes version n + 1.
/// Never changed once released: a change is a new one. docs/schema.md describes the result.
[[nodiscard]] std::span<const char* const> migrations();

/// What stands in a database file.
enum class SchemaState : std::uint8_t { Empty, Older, Current };

/// Unsupported when the file is another program's or a newer reftel's.
[[nodiscard]] Result<SchemaState> schema_state(Database& database);

/// Brings the schema to the current version, each step in a transaction of its own. To version 3
/// every telegram is read once: `progress` is told how many.
[[nodiscard]] Result<void> migrate(
    Database& database,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& progress);

/// Notes in the archive that all its rows were made by the sources of today (reading_mark.h).
[[nodiscard]] Result<void> note_reading_mark(Database& database);

/// Tables whose rows are made from originals and decisions, in the order of docs/schema.md.
[[nodiscard]] std::span<const char* const> derived_tables();

/// `FOLDER/archive.db`
[[nodiscard]] std::string database_path(const std::string& folder);
/// How the archive in `folder` is to be read; NotFound when there is none.
[[nodiscard]] Result<Database::Mode> reading_mode(const std::string& folder);
/// A connection for reading the archive in `folder`; NotFound when there is none.
[[nodiscard]] Result<std::unique_ptr<Database>> open_for_reading(const std::string& folder);

}  // namespace reftel::archive
