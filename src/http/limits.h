// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>

namespace reftel::http {

// Bounds of the server. Each keeps one client from costing the others their share; docs/limits.md
// lists them.

/// Request line and header fields together, bytes; browsers send about 1 kB, long search addresses
/// a few more.
inline constexpr std::size_t kMaxHeaderSize = std::size_t{16} * 1024;
/// Target of a request, bytes: what proxies and browsers pass on without loss.
inline constexpr std::size_t kMaxTargetSize = std::size_t{8} * 1024;
/// Parameters of one request; the search form has about thirty.
inline constexpr std::size_t kMaxParameters = 256;
/// What is still read of a client that is being turned away, so that it sees the answer before the
/// connection ends.
inline constexpr std::size_t kMaxDrainedBytes = std::size_t{64} * 1024;
/// Connections at once; the next ones get 503.
inline constexpr std::size_t kMaxConnections = 4096;
/// New connections taken in one go, before the requests of others have their turn.
inline constexpr std::size_t kMaxAcceptedAtOnce = 128;
/// More workers than this only wait for each other.
inline constexpr unsigned kMaxThreads = 256;

/// From the first byte of a request (or the start of a connection) to the end of its header.
inline constexpr std::chrono::milliseconds kHeaderTimeout = std::chrono::seconds(10);
/// Between an answer and the next request on the same connection.
inline constexpr std::chrono::milliseconds kIdleTimeout = std::chrono::seconds(30);
/// For sending an answer, plus the time a reader of kSlowestReader takes for its bytes.
inline constexpr std::chrono::milliseconds kWriteTimeout = std::chrono::seconds(30);
/// Bytes per second below which a reader is given up.
inline constexpr std::size_t kSlowestReader = std::size_t{16} * 1024;
/// How long a client that is being turned away is listened to.
inline constexpr std::chrono::milliseconds kLingerTimeout = std::chrono::seconds(2);
/// How long a stopping server lets answers under way finish.
inline constexpr std::chrono::milliseconds kStopTimeout = std::chrono::seconds(5);
/// Rest after the system refused a connection (no descriptors left): trying again at once would
/// only burn time.
inline constexpr std::chrono::milliseconds kAcceptPause = std::chrono::milliseconds(100);

/// A smaller body fits into one packet: compressing it saves nothing.
inline constexpr std::size_t kMinCompressedBody = 860;
/// A larger body would hold a worker for more than a quarter of a second.
inline constexpr std::size_t kMaxCompressedBody = std::size_t{16} * 1024 * 1024;
/// Level 5 is within 2 % of 9 on pages and twice as fast.
inline constexpr int kGzipLevel = 5;

}  // namespace reftel::http
