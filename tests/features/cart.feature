Feature: A sale is entered line by line
  Goods, discounts and a wait come before the code; what was entered stands on the paper.

  Background:
    Given the till stands at the keypad
    And "Maya" is at the till

  Scenario: A discount needs a manager's PIN, and both names are written down
    When the cashier types "12.50+7.50"
    And the cashier touches "€12.50 + €7.50"
    And the cashier touches "Discount"
    And the cashier types "10"
    And the cashier touches "Take 10 % off"
    Then the screen says "Ruth"
    When "Ruth" types her PIN
    When the cashier touches "Charge €18.00"
    And the customer scans the code
    And the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the newest paper says "Discount −2.00"
    And the newest paper says "TOTAL EUR 18.00"
    And the journal names "Maya" and "Ruth" for "cart.discounted" of the sale

  Scenario: A sale waits while another customer pays
    When the cashier types "5+7"
    And the cashier touches "€5.00 + €7.00"
    And the cashier touches "Hold"
    Then the screen says "1 on hold"
    Given "3" is charged
    When the cashier touches "Next sale"
    And the cashier touches "1 on hold"
    And the cashier touches "Take up"
    And the cashier touches "Charge €12.00"
    And the customer scans the code
    Then the code asks for money of a sale of "€12.00"

  Scenario: Goods are scanned, and the receipt lists them
    When the scanner reads "9788412345670"
    Then the screen says "Nothing here has the barcode 9788412345670"
    Given "Second-hand paperback" at "12.50" has the barcode "4006381333931"
    When the scanner reads "4006381333931"
    And the scanner reads "4006381333931"
    And the cashier touches "Charge €25.00"
    And the customer scans the code
    And the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the newest paper says "Second-hand paperback"
    And the newest paper says "TOTAL EUR 25.00"
    And the store was told of 2 "Second-hand paperback"
