"""count-tests.py FILE...: adds up ctest's JUnit reports and prints "PASSED FAILED". A test that did not run has not passed."""
import sys
import xml.etree.ElementTree as xml

passed = failed = 0
for report in sys.argv[1:]:
    for case in xml.parse(report).getroot().iter("testcase"):
        if case.get("status") == "run":
            passed += 1
        else:
            failed += 1
print(passed, failed)
