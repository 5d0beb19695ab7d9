Feature: Money goes back without a key on the till
  The till says how much, the owner's wallet pays, and the chain proves it.

  Background:
    Given the till stands at the keypad

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
