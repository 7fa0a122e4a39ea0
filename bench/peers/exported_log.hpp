// A log as files that other databases load. In the ledger's folder, beside its log/, come:
//
//   events.csv       one line an event: see event_rows.hpp
//   submissions.csv  first,actor,key: one line a submission
//   parties.csv      index,kind,id
//   types.csv        number,name: of events
#pragma once

#include <filesystem>

#include "bench/workload/figures.hpp"
#include "bench/workload/parties.hpp"

namespace bonboek::bench {

/// What the files take beside the log; 100 bytes an event were measured.
inline constexpr std::uint64_t csv_bytes_an_event = 120;

/// Throws std::runtime_error, which names the folder, where it holds a ledger already.
void must_be_new(const std::filesystem::path& folder);

/// Throws std::runtime_error where a file can't be written.
void export_log(const std::filesystem::path& folder, const Parties& parties);

/// One line for each figure: name,value.
void write_figures(const std::filesystem::path& path, const Figures& figures);

}  // namespace bonboek::bench
