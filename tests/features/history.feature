Feature: Every sale is found again, and tells who did what
  Months later somebody asks about a sale, and knows one thing about it.

  Scenario: One person's sales, one amount, a part of a payment's id
    Given "Maya" is at the till
    And "31.97" is charged
    When the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    Given "Ruth" is at the till
    And "12" is charged
    When the cashier touches "History"
    And somebody looks for "Maya"
    Then the history lists "€31.97" alone
    When somebody looks for "12.00"
    Then the history lists "€12.00" alone
    When somebody looks for the middle of the payment's id
    Then the history lists "€31.97" alone
    When somebody looks for "open today"
    Then the history lists "€12.00" alone

  Scenario: The story names who accepted and whose PIN allowed it
    Given "Maya" is at the till
    And "40" is charged
    When the customer pays 90 % of what the code asks
    Then the sale is "Partly paid"
    When the cashier touches "Accept as is"
    And "Ruth" allows it with her PIN
    And a block is found
    Then the sale is "Paid"
    When the cashier touches "History"
    And somebody looks for "40.00"
    Then the history lists "€40.00" alone
    When somebody opens what is listed
    Then the story says "Charged by Maya"
    And "Accepted as it is" was done "by Maya, with the PIN of Ruth"
    And the story says "Receipt printed"
