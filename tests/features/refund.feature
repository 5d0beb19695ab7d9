Feature: Money goes back without a key on the till
  The till says how much, the owner's wallet pays, and the chain proves it.

  Background:
    Given "Pavel" is at the till

  Scenario: What was paid too much goes back
    Given "54" is charged
    When the customer pays 150 % of what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid too much"
    When the cashier touches "Give back"
    And the cashier gives back what came on top, to the customer's address
    Then the refund is "To be paid"
    And the code asks the owner for what came on top
    When the owner's wallet pays it
    Then the refund is "Seen"
    And no code is on the screen
    When a block is found
    Then the refund is "Paid back"
    And 2 papers are printed
    And the newest paper says "REFUND"
    And the newest paper says "Paid back to the customer"
    And the store has heard created, payment_seen, seen, overpaid, payment_changed, confirmed, over_taken, refunded

  Scenario: An address of the shop's own is no customer's
    Given "55" is charged
    When the customer pays 150 % of what the code asks
    Then the sale is "Seen"
    When a block is found
    Then the sale is "Paid too much"
    When the cashier touches "Give back"
    And the address of the sale is typed
    Then the screen says "This is an address of the shop's own wallet."
    And the journal does not say that a refund was asked for

  Scenario: A cashier gives back with a manager's PIN, and the books show it
    Given "Maya" is at the till
    And "56" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    When the cashier touches "History"
    And the cashier opens the sale in the history
    And the cashier touches "Refund"
    And the cashier gives back the price as it was paid, to the customer's address
    Then the screen says "Manager's PIN"
    And the journal does not say that a refund was asked for
    When "Ruth" allows it with her PIN
    Then the refund is "To be paid"
    And the refund was asked for by "Maya" and allowed by "Ruth"
    When the owner's wallet pays it
    Then the refund is "Seen"
    When a block is found
    Then the refund is "Paid back"
    And 2 papers are printed
    And the newest paper says "REFUND"
    When the cashier touches "History"
    And the cashier opens the sale in the history
    Then the story tells of the refund from Maya's question with Ruth's PIN to its proof
    Given "Pavel" is at the till
    When the cashier touches "Shift"
    Then the X says that "56.00" of Maya's sales went back
