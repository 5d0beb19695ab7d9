Feature: A shift adds up
  A shift begins with its first sale. Its Z is written once; what is paid later belongs to the next one.

  Background:
    Given the till stands at the keypad

  Scenario: A close while a sale waits for a block
    When "12" is charged
    And the customer scans the code
    And the customer pays what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid"
    When the cashier touches "Next sale"
    And "5" is charged
    And the customer scans the code
    And the customer pays what the code asks
    Then the sale is "Seen"
    When the cashier touches "Shift"
    Then the screen says "Shift 1, X report"
    When the cashier touches "Print X"
    Then the newest report says "EUR 12.00" is taken, and is no Z
    When the cashier touches "Close shift"
    Then the screen says "Close shift 1?"
    When the cashier touches "Close and print Z 1"
    Then Z 1 is printed: 12.00 taken, 5.00 carried over
    And the wallet has what Z 1 expects
    And the store has heard that shift 1 was closed
    When a block is found
    And the cashier touches "Sale"
    And the cashier touches "3"
    And the cashier touches "Charge €3.00"
    Then shift 2 is open
    And the 5.00 that waited are taken in shift 2
    When Z 1 is printed once more
    Then the newest report is copy 1 of Z 1 with the same figures
