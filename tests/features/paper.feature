Feature: What stands on paper
  A slip before the money is final says so, and so does a copy.

  Background:
    Given the till stands at the keypad

  Scenario: A slip while the payment is only seen
    Given "51" is charged
    When the customer pays what the code asks
    Then the sale is "Seen"
    When the cashier touches "Print slip"
    Then 1 paper is printed
    And the newest paper says "PENDING"
    And the newest paper says "TEST NETWORK, NOT REAL MONEY"
    When a block is found
    Then the sale is "Paid"
    And 2 papers are printed
    And the newest paper does not say "PENDING"

  Scenario: A copy of a receipt
    Given "52" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the newest paper does not say "COPY"
    When the cashier touches "Receipt"
    And the cashier touches "Print a copy"
    Then 2 papers are printed
    And the newest paper says "COPY"

  Scenario: A sale that was accepted short says so on its receipt
    Given "53" is charged
    When the customer pays 90 % of what the code asks
    Then the sale is "Partly paid"
    When the cashier touches "Accept as is"
    And a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the newest paper says what was forgiven
