// What the schema of an auditfile does not check: that totals agree, references resolve and dates are of their period.
#pragma once

#include <boost/property_tree/ptree.hpp>
#include <string>
#include <vector>

namespace bonboek::test {

using XmlTree = boost::property_tree::ptree;

[[nodiscard]] XmlTree read_xml_text(const std::string& text);

/// An amount in cents; throws where it has not two decimals or is below zero.
[[nodiscard]] std::int64_t amount_cents(const XmlTree& element, const std::string& name);
/// The same below zero where the element that tells the side says C.
[[nodiscard]] std::int64_t signed_cents(const XmlTree& element, const std::string& name, const std::string& side);

/// Every breach, in words; none where all is well.
[[nodiscard]] std::vector<std::string> auditfile_objections(const XmlTree& document);

}  // namespace bonboek::test
